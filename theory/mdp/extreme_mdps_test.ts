import { assertAlmostEquals } from "@std/assert";
import {
  klOldNew,
  maxOverStates,
  totalVariation,
} from "../improvement/divergences.ts";
import { evaluatePolicy } from "./evaluate_policy.ts";
import {
  type PolicyChange,
  rareTransition,
  worstDivergence,
  worstMixture,
  worstTotalVariation,
} from "./extreme_mdps.ts";
import { localApproximation } from "../improvement/local_approximation.ts";
import { epsilonOf } from "../improvement/penalty.ts";
import { mixPolicies } from "./policy_table.ts";

function measure({ mdp, policy, newPolicy }: PolicyChange) {
  const old = evaluatePolicy(mdp, policy);
  const { eta } = evaluatePolicy(mdp, newPolicy);
  const local = localApproximation(old, newPolicy);
  return {
    eta,
    local,
    loss: local - eta,
    epsilon: epsilonOf(old.advantage),
    tv: maxOverStates(totalVariation(mdp, policy, newPolicy)),
    kl: maxOverStates(klOldNew(mdp, policy, newPolicy)),
  };
}

Deno.test("worstMixture() loses 2 α² γ / ((1 − γ)(1 − γ(1 − α)))", () => {
  const { mdp, policy, newPolicy } = worstMixture(0.9);
  for (const alpha of [0.01, 0.5, 1]) {
    const mixture = mixPolicies(policy, newPolicy, alpha);
    const { loss } = measure({ mdp, policy, newPolicy: mixture });
    const wanted = 2 * alpha * alpha * 0.9 / (0.1 * (1 - 0.9 * (1 - alpha)));
    assertAlmostEquals(loss, wanted, 1e-11);
  }
});

Deno.test("worstTotalVariation() loses twice as much for the same α", () => {
  for (const alpha of [0.01, 0.2, 0.5]) {
    const { loss, tv, epsilon } = measure(worstTotalVariation(0.9, alpha));
    const wanted = 4 * alpha * alpha * 0.9 / (0.1 * (1 - 0.9 * (1 - alpha)));
    assertAlmostEquals(tv, alpha, 1e-15);
    assertAlmostEquals(epsilon, 1, 1e-14);
    assertAlmostEquals(loss, wanted, 1e-11);
  }
});

Deno.test("worstDivergence() loses 4 α² γ / (1 − γ) for a KL of −½ log(1 − 4α²)", () => {
  const { loss, kl, epsilon } = measure(worstDivergence(0.5, 0.25));
  assertAlmostEquals(loss, 0.25, 1e-14);
  // −½ log ¾.
  assertAlmostEquals(kl, 0.14384103622589045, 1e-15);
  assertAlmostEquals(epsilon, 1, 1e-14);
});

Deno.test("rareTransition() has η = 0.083 where L promises 3.467", () => {
  const { eta, local, kl, epsilon } = measure(rareTransition());
  // V of state 1 is 0.1408/0.01; from state 0 it is reached with rate 6e-5.
  assertAlmostEquals(eta, 0.99 * 6e-5 * 14.08 / (0.01 + 0.99 * 6e-5), 1e-12);
  assertAlmostEquals(eta, 0.0831413404378, 1e-12);
  assertAlmostEquals(local, 3.4672013265998, 1e-11);
  assertAlmostEquals(kl, 0.0100118922748, 1e-12);
  assertAlmostEquals(epsilon, 1, 1e-14);
});
