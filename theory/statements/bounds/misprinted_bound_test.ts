import { assertAlmostEquals, assertEquals } from "@std/assert";
import { localApproximation } from "../../improvement/local_approximation.ts";
import { penaltyCoefficient } from "../../improvement/penalty.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { worstTotalVariation } from "../../mdp/extreme_mdps.ts";
import { find, runStatement } from "../_run_statement.ts";
import {
  misprintedBound,
  misprintedBoundSearch,
  misprintedCoefficient,
} from "./misprinted_bound.ts";

Deno.test("The misprinted bound is 1.475 where η is 0.083 and the right one −393", () => {
  const conclusion = runStatement(misprintedBound(), 1);
  assertEquals(conclusion.holds, true);
  assertAlmostEquals(find(conclusion, "η"), 0.0831413404378, 1e-12);
  assertAlmostEquals(
    find(conclusion, "misprinted bound"),
    1.47488507493,
    1e-10,
  );
  assertAlmostEquals(find(conclusion, "right bound"), -393.003732756, 1e-8);
});

Deno.test("The counter-example is none of the right bound", () => {
  const right = misprintedBound(penaltyCoefficient);
  assertEquals(runStatement(right, 1).holds, false);
});

Deno.test("misprintedCoefficient() is smaller by (1 − γ)/(1 + γ)", () => {
  assertAlmostEquals(misprintedCoefficient(2, 0.5), 16 / 3, 1e-14);
});

Deno.test("Random search violates the misprinted bound by rare transitions only", () => {
  const conclusion = runStatement(misprintedBoundSearch(), 200);
  assertEquals(conclusion.holds, null);
  assertEquals(find(conclusion, "share of random MDPs"), 0);
  const share = find(conclusion, "share of rare transitions");
  assertEquals(share > 0.1 && share < 0.5, true);
});

Deno.test("Random search never violates the right bound", () => {
  const right = misprintedBoundSearch(penaltyCoefficient);
  const conclusion = runStatement(right, 200);
  assertEquals(find(conclusion, "share of rare transitions"), 0);
});

Deno.test("Total variations violate the misprinted bound at every γ > 0", () => {
  for (const gamma of [0.01, 0.5, 0.99]) {
    const alpha = 0.1;
    const { mdp, policy, newPolicy } = worstTotalVariation(gamma, alpha);
    const old = evaluatePolicy(mdp, policy);
    const { eta } = evaluatePolicy(mdp, newPolicy);
    const loss = localApproximation(old, newPolicy) - eta;
    const ratio = loss / (misprintedCoefficient(1, gamma) * alpha * alpha);
    const wanted = (1 + gamma) / (1 - gamma * (1 - alpha));
    assertAlmostEquals(ratio, wanted, 1e-9);
  }
});
