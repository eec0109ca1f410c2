import { assertAlmostEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import {
  expectedAdvantage,
  localApproximation,
} from "./local_approximation.ts";

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`localApproximation() agrees with NumPy's of '${name}'`, () => {
    const old = evaluatePolicy(mdp, policy);
    for (const other of [...exact.comparisons, ...exact.mixtures]) {
      const newPolicy = Float64Array.from(other.policy.flat());
      assertAlmostEquals(localApproximation(old, newPolicy), other.L, 1e-10);
      const { eta } = evaluatePolicy(mdp, newPolicy);
      assertAlmostEquals(eta, other.eta, 1e-10);
    }
  });
}

Deno.test("expectedAdvantage() is 0 for the policy itself", () => {
  for (const { mdp, policy } of fixtures) {
    const old = evaluatePolicy(mdp, policy);
    for (const mean of expectedAdvantage(old, policy)) {
      assertAlmostEquals(mean, 0, 1e-12);
    }
  }
});

Deno.test("expectedAdvantage() weighs advantages by the new policy", () => {
  const mean = expectedAdvantage(
    { advantage: Float64Array.of(4, -4, 2, -1), v: new Float64Array(2) },
    Float64Array.of(0.75, 0.25, 0, 1),
  );
  assertAlmostEquals(mean[0], 2, 1e-15);
  assertAlmostEquals(mean[1], -1, 1e-15);
});
