/**
 * How far policies are apart: bounds on total variation and KL.
 *
 * @module
 */
import { log } from "../../../numerics/mod.ts";
import {
  concludeExact,
  type ExactCase,
  largest,
} from "../../checking/exact_case.ts";
import { exact, withMeasurements } from "../../checking/measurements.ts";
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

/** How near to equality two policies come. */
interface PinskerCase extends ExactCase {
  /** The largest D_TV² / KL of any state; null where the policies are alike. */
  readonly ratio: number | null;
}

/**
 * Pinsker's inequality, D_TV² ≤ KL / 2 in every state, in either direction of
 * the KL; Schulman et al. use the weaker D_TV² ≤ KL.
 *
 * Source: A. Tsybakov 2009, Introduction to Nonparametric Estimation, lemma 2.5,
 * https://doi.org/10.1007/b13794
 *
 * @param divergence KL per state.
 * @returns The statement.
 */
export function pinsker(divergence = klOldNew): Statement<PinskerCase> {
  return {
    id: "pinsker",
    title: "D_TV² ≤ KL/2 ≤ KL",
    source:
      "Pinsker's inequality; Schulman et al. 2015, sec. 3, has D_TV² ≤ KL",
    cases: 1000,
    check(random) {
      const shape = assortedShape(random);
      const { policy, newPolicy } = assortedPolicies(shape, random);
      const tv = totalVariation(shape, policy, newPolicy);
      const there = divergence(shape, policy, newPolicy);
      const back = divergence(shape, newPolicy, policy);
      let violation = 0;
      let ratio: number | null = null;
      for (const [s, distance] of tv.entries()) {
        const square = distance * distance;
        const kl = Math.min(there[s], back[s]);
        violation = Math.max(violation, square - kl / 2);
        // Smaller divergences are mostly rounding.
        if (kl > 1e-9) ratio = Math.max(ratio ?? 0, square / kl);
      }
      return { violation, ratio };
    },
    conclude(cases) {
      const value = largest(cases.map(({ ratio }) => ratio));
      const ratio = exact("largest D_TV² / KL", value);
      return withMeasurements(concludeExact(cases), [ratio]);
    },
  };
}
