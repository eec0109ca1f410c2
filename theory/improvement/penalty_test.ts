import { assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { klOldNew, maxOverStates, totalVariation } from "./divergences.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { localApproximation } from "./local_approximation.ts";
import { epsilonOf, penaltyCoefficient, penaltyOf } from "./penalty.ts";

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`penalties agree with NumPy's of '${name}'`, () => {
    const old = evaluatePolicy(mdp, policy);
    const epsilon = epsilonOf(old.advantage);
    const c = penaltyCoefficient(epsilon, mdp.gamma);
    for (const comparison of exact.comparisons) {
      const tolerance = 1e-10 * (comparison.C + 1);
      assertAlmostEquals(epsilon, comparison.epsilon, 1e-10);
      assertAlmostEquals(c, comparison.C, tolerance);
      const newPolicy = Float64Array.from(comparison.policy.flat());
      const local = localApproximation(old, newPolicy);
      const tv = maxOverStates(totalVariation(mdp, policy, newPolicy));
      const kl = maxOverStates(klOldNew(mdp, policy, newPolicy));
      const byTv = local - penaltyOf(c, tv * tv);
      const byKl = local - penaltyOf(c, kl);
      assertAlmostEquals(byTv, comparison.bound_tv, tolerance);
      assertAlmostEquals(byKl, comparison.bound_kl, tolerance);
    }
  });
}

Deno.test("epsilonOf() takes the largest of either sign", () => {
  assertEquals(epsilonOf(Float64Array.of(1, -3, 2)), 3);
});

Deno.test("penaltyCoefficient() squares 1 − γ", () => {
  assertAlmostEquals(penaltyCoefficient(2, 0.9), 720, 1e-10);
  assertEquals(penaltyCoefficient(2, 0), 0);
});

Deno.test("penaltyOf() is nothing without a discount, however large KL is", () => {
  assertEquals(penaltyOf(0, Infinity), 0);
  assertEquals(penaltyOf(3, Infinity), Infinity);
  assertEquals(penaltyOf(3, 0.5), 1.5);
});
