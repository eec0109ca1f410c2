import {
  concludeExact,
  type ExactCase,
  largest,
} from "../../checking/exact_case.ts";
import { exact, withMeasurements } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { klOldNew, totalVariation } from "../../improvement/divergences.ts";
import { assortedPolicies, assortedShape } from "../../mdp/assorted_mdp.ts";

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
