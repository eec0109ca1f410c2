import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import {
  expectedAdvantage,
  localApproximation,
} from "../../improvement/local_approximation.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { normalizedVisits, undiscountedVisits } from "../_mistakes.ts";
import { find, runStatement } from "../_run_statement.ts";
import {
  localGradient,
  localOrder,
  relativePolicyIdentity,
} from "./local_approximation.ts";

Deno.test("The relative policy identity holds to rounding", () => {
  const conclusion = runStatement(relativePolicyIdentity(), 200);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-13);
});

Deno.test("The relative policy identity catches visits without γ", () => {
  const wrong = relativePolicyIdentity(undiscountedVisits);
  assertEquals(runStatement(wrong, 50).holds, false);
});

Deno.test("The relative policy identity catches normalized visits", () => {
  const wrong = relativePolicyIdentity(normalizedVisits);
  assertEquals(runStatement(wrong, 50).holds, false);
});

Deno.test("The relative policy identity catches Q in the place of A", () => {
  const wrong = relativePolicyIdentity((mdp, policy) => {
    const right = evaluatePolicy(mdp, policy);
    return { ...right, advantage: right.q };
  });
  assertEquals(runStatement(wrong, 50).holds, false);
});

Deno.test("L matches η in value and gradient", () => {
  const conclusion = runStatement(localGradient(), 60);
  assertEquals(conclusion.holds, true);
  assert(find(conclusion, "largest violation") < 1e-11);
});

Deno.test("The gradient of L catches visits without γ and normalized ones", () => {
  for (const evaluate of [undiscountedVisits, normalizedVisits]) {
    assertEquals(runStatement(localGradient(evaluate), 30).holds, false);
  }
});

Deno.test("The error of L goes to 0 as the square of the step", () => {
  const conclusion = runStatement(localOrder(), 300);
  assertEquals(conclusion.holds, true);
  assertAlmostEquals(find(conclusion, "median slope"), 2, 0.001);
  // A sixth of the MDPs have γ = 0, and no error.
  assert(find(conclusion, "MDPs with an error") < 270);
});

Deno.test("The slope catches an L of the first order only", () => {
  const wrong = localOrder((old, policy) =>
    // Half of the gain.
    (old.eta + localApproximation(old, policy)) / 2
  );
  const conclusion = runStatement(wrong, 100);
  assertEquals(conclusion.holds, false);
  assertAlmostEquals(find(conclusion, "median slope"), 1, 0.01);
});

Deno.test("The slope catches an L that weighs all states alike", () => {
  const wrong = localOrder((old, policy) =>
    expectedAdvantage(old, policy).reduce((sum, gain) => sum + gain, old.eta)
  );
  assertEquals(runStatement(wrong, 100).holds, false);
});
