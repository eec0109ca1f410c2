import { assertAlmostEquals, assertEquals } from "@std/assert";
import { fixtures } from "../mdp/_fixtures.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { localApproximation } from "./local_approximation.ts";
import {
  mixtureTerms,
  simplifiedMixtureBound,
  tightMixtureBound,
} from "./mixture_bound.ts";
import { mixPolicies } from "../mdp/policy_table.ts";

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`bounds for mixtures agree with NumPy's of '${name}'`, () => {
    const old = evaluatePolicy(mdp, policy);
    for (const mixture of exact.mixtures) {
      const { alpha } = mixture;
      const target = Float64Array.from(mixture.target_policy.flat());
      const terms = mixtureTerms(mdp.gamma, old, target);
      const mixed = mixPolicies(policy, target, alpha);
      const local = localApproximation(old, mixed);
      assertAlmostEquals(terms.epsilon, mixture.epsilon, 1e-10);
      assertAlmostEquals(old.eta + alpha * terms.gain, mixture.L, 1e-10);
      const c = exact.comparisons[0].C;
      const tolerance = 1e-10 * (c + 1);
      const tight = local - tightMixtureBound.penalty(terms, alpha);
      const simplified = local - simplifiedMixtureBound.penalty(terms, alpha);
      assertAlmostEquals(tight, mixture.sharper_bound, tolerance);
      assertAlmostEquals(simplified, mixture.bound, tolerance);
    }
  });
}

Deno.test("bestAlpha() is the closed form of each bound", () => {
  const terms = { gain: 1.5, epsilon: 1, gamma: 0.5 };
  assertAlmostEquals(simplifiedMixtureBound.bestAlpha(terms), 3 / 16, 1e-15);
  // 1/√(1 − 3/8) − 1.
  const tight = 1 / Math.sqrt(5 / 8) - 1;
  assertAlmostEquals(tightMixtureBound.bestAlpha(terms), tight, 1e-15);
});

Deno.test("bestAlpha() is 0 without a gain and at most 1 without a discount", () => {
  for (const bound of [tightMixtureBound, simplifiedMixtureBound]) {
    assertEquals(bound.bestAlpha({ gain: 0, epsilon: 0, gamma: 0.9 }), 0);
    assertEquals(bound.bestAlpha({ gain: -1, epsilon: 1, gamma: 0.9 }), 0);
    assertEquals(bound.bestAlpha({ gain: 1, epsilon: 1, gamma: 0 }), 1);
  }
});

Deno.test("bestAlpha() keeps its digits where the gain is tiny", () => {
  const terms = { gain: 1e-14, epsilon: 1, gamma: 0.5 };
  const tight = tightMixtureBound.bestAlpha(terms);
  assertAlmostEquals(tight / 1.25e-15, 1, 1e-12);
});
