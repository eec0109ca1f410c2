import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import { naturalGradient } from "../../mdp/fisher.ts";
import { find, runStatement } from "../_run_statement.ts";
import {
  dampedGradientLimit,
  euclideanMetricLimit,
  naturalGradientLimit,
  policyGradientLimit,
} from "./step_limits.ts";

Deno.test("Exact steps become gradient steps with the square root of the radius", () => {
  const statements = [
    naturalGradientLimit(),
    policyGradientLimit(),
    dampedGradientLimit(),
  ];
  for (const statement of statements) {
    const conclusion = runStatement(statement, 50);
    assertEquals(conclusion.holds, true, statement.id);
    assertAlmostEquals(find(conclusion, "median slope"), 0.5, 0.001);
    assert(find(conclusion, "largest error at the end") < 1e-3);
  }
});

Deno.test("The exact step becomes that within a ball with the rest of the metric", () => {
  const conclusion = runStatement(euclideanMetricLimit(), 50);
  assertEquals(conclusion.holds, true);
  assertAlmostEquals(find(conclusion, "median slope"), 1, 0.001);
});

Deno.test("The limits catch advantages that don't weigh by π", () => {
  const gradient: typeof exactGradient = ({ actions }, { rho, advantage }) =>
    advantage.map((value, i) => rho[Math.floor(i / actions)] * value);
  for (const make of [policyGradientLimit, dampedGradientLimit]) {
    assertEquals(runStatement(make(gradient), 20).holds, false);
  }
});

Deno.test("The limits catch visits without discount weights, and another length", () => {
  const gradient: typeof exactGradient = (shape, { advantage }, policy) =>
    exactGradient(
      shape,
      { advantage, rho: new Float64Array(shape.states).fill(1) },
      policy,
    );
  assertEquals(
    runStatement(naturalGradientLimit(gradient), 20).holds,
    false,
  );
  // Without 1 − γ in the Fisher matrix the step is too short.
  const natural: typeof naturalGradient = (mdp, evaluation, policy, g) =>
    naturalGradient({ ...mdp, gamma: 0 }, evaluation, policy, g);
  assertEquals(
    runStatement(naturalGradientLimit(exactGradient, natural), 20).holds,
    false,
  );
});
