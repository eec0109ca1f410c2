import { log } from "../../../numerics/mod.ts";
import { concludeExact, type ExactCase } from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  klOldNew,
  maxOverStates,
  totalVariation,
} from "../../improvement/divergences.ts";
import { assortedPolicies, assortedShape } from "../../mdp/assorted_mdp.ts";
import { mixPolicies } from "../../mdp/policy_table.ts";

/**
 * A mixture is near the policy it starts from: D_TV ≤ α, by which theorem 1
 * extends Kakade and Langford's, and KL(π ‖ mixture) ≤ −log(1 − α), since the
 * mixture does what π does at least 1 − α as often. The other KL, of the
 * mixture from π, has no such bound.
 *
 * Source: Schulman et al. 2015, section 3, https://arxiv.org/abs/1502.05477
 *
 * @param divergence KL per state.
 * @returns The statement.
 */
export function mixtureDistance(divergence = klOldNew): Statement<ExactCase> {
  return {
    id: "mixture-distance",
    title: "D_TV(π, mixture) ≤ α and KL(π ‖ mixture) ≤ −log(1 − α)",
    source: "Schulman et al. 2015, sec. 3",
    cases: 1000,
    check(random) {
      const shape = assortedShape(random);
      const { policy, newPolicy } = assortedPolicies(shape, random);
      const alpha = random.uniform();
      const mixture = mixPolicies(policy, newPolicy, alpha);
      const tv = maxOverStates(totalVariation(shape, policy, mixture));
      const kl = maxOverStates(divergence(shape, policy, mixture));
      const excess = Math.max(0, tv - alpha, kl + log(1 - alpha));
      // An infinite KL would be no plain JSON.
      return { violation: Math.min(excess, Number.MAX_VALUE) };
    },
    conclude: (cases) => concludeExact(cases),
  };
}
