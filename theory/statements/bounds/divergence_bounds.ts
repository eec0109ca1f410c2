/**
 * The lower bounds on η by the total variation and by the KL divergence.
 *
 * @module
 */
import {
  type BoundCase,
  boundCase,
  concludeBound,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  klOldNew,
  maxOverStates,
  totalVariation,
} from "../../improvement/divergences.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import {
  epsilonOf,
  penaltyCoefficient,
  penaltyOf,
} from "../../improvement/penalty.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { drawChange } from "./draw_change.ts";

/**
 * The bound by total variations, η(π̃) ≥ L_π(π̃) − C max_s D_TV(s)² with
 * C = 4 ε γ / (1 − γ)².
 *
 * Source: Schulman et al. 2015, theorem 1, https://arxiv.org/abs/1502.05477
 *
 * @param coefficient C as a function of ε and γ.
 * @returns The statement.
 */
export function totalVariationBound(
  coefficient = penaltyCoefficient,
): Statement<BoundCase> {
  return boundStatement({
    id: "total-variation-bound",
    title: "η(π̃) ≥ L_π(π̃) − 4εγ/(1 − γ)² max_s D_TV(π, π̃)²",
    source: "Schulman et al. 2015, theorem 1",
    distance: (...change) => maxOverStates(totalVariation(...change)) ** 2,
  }, coefficient);
}

/**
 * The bound by KL divergences, η(π̃) ≥ L_π(π̃) − C max_s KL(π ‖ π̃)(s).
 * Since Pinsker's inequality knows no direction, it would hold for KL(π̃ ‖ π) as
 * well.
 *
 * Source: Schulman et al. 2015, equation 9, https://arxiv.org/abs/1502.05477
 *
 * @param coefficient C as a function of ε and γ.
 * @returns The statement.
 */
export function klBound(
  coefficient = penaltyCoefficient,
): Statement<BoundCase> {
  return boundStatement({
    id: "kl-bound",
    title: "η(π̃) ≥ L_π(π̃) − 4εγ/(1 − γ)² max_s KL(π ‖ π̃)",
    source: "Schulman et al. 2015, eq. 9",
    distance: (...change) => maxOverStates(klOldNew(...change)),
  }, coefficient);
}

/**
 * The same by Pinsker's inequality as it stands, which halves the penalty:
 * η(π̃) ≥ L_π(π̃) − C/2 max_s KL(π ‖ π̃)(s).
 *
 * Source: theorem 1 of Schulman et al. 2015 with D_TV² ≤ KL/2,
 * https://arxiv.org/abs/1502.05477
 *
 * @param coefficient C as a function of ε and γ.
 * @returns The statement.
 */
export function sharpKlBound(
  coefficient = penaltyCoefficient,
): Statement<BoundCase> {
  return boundStatement({
    id: "kl-bound-sharp",
    title: "η(π̃) ≥ L_π(π̃) − 2εγ/(1 − γ)² max_s KL(π ‖ π̃)",
    source: "Schulman et al. 2015, theorem 1, with Pinsker's inequality",
    distance: (...change) => maxOverStates(klOldNew(...change)) / 2,
  }, coefficient);
}

/** What sets one bound apart. */
interface Bound {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What C multiplies. */
  distance(...change: Parameters<typeof klOldNew>): number;
}

function boundStatement(
  { distance, ...description }: Bound,
  coefficient: typeof penaltyCoefficient,
): Statement<BoundCase> {
  return {
    ...description,
    cases: 1400,
    check(random, index) {
      const { mdp, policy, newPolicy } = drawChange(random, index);
      const old = evaluatePolicy(mdp, policy);
      const { eta } = evaluatePolicy(mdp, newPolicy);
      const epsilon = epsilonOf(old.advantage);
      const c = coefficient(epsilon, mdp.gamma);
      const penalty = penaltyOf(c, distance(mdp, policy, newPolicy));
      const loss = localApproximation(old, newPolicy) - eta;
      return boundCase(loss, penalty, violationScale(mdp, old.advantage));
    },
    conclude: concludeBound,
  };
}
