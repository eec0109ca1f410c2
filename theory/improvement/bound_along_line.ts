import { klOldNew, maxOverStates, totalVariation } from "./divergences.ts";
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { localApproximation } from "./local_approximation.ts";
import type { Mdp } from "../mdp/mdp.ts";
import {
  mixtureTerms,
  simplifiedMixtureBound,
  tightMixtureBound,
} from "./mixture_bound.ts";
import { epsilonOf, penaltyCoefficient, penaltyOf } from "./penalty.ts";
import { mixPolicies, type PolicyTable } from "../mdp/policy_table.ts";

/** Performance, its local approximation and lower bounds at one policy. */
export interface LinePoint {
  /** α: how far the policy is on the way from π to the target. */
  readonly alpha: number;
  /** η. */
  readonly eta: number;
  /** L_π. */
  readonly local: number;
  /** M = L − C max D_TV². */
  readonly totalVariationBound: number;
  /** M = L − C max KL(π ‖ ·); null where the KL is infinite. */
  readonly klBound: number | null;
  /** The tight bound of Kakade and Langford. */
  readonly tightMixtureBound: number;
  /** The simplified bound of Kakade and Langford. */
  readonly simplifiedMixtureBound: number;
}

/**
 * Follows η, L and the lower bounds M along the mixtures (1 − α) π + α π′: the
 * picture of minorize-maximize. All touch η at α = 0, and where M rises above
 * η(π) so does η. The steps that M allows are small; a target that is itself a
 * mixture near π shows them larger.
 *
 * Source: Schulman et al. 2015, section 3, https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param target π′, `[S·A]`.
 * @param points How many points, at least 2, evenly from α = 0 to 1.
 * @returns The points by increasing α.
 * @throws {RangeError} In one line, if there are fewer than 2 points, or a
 * policy doesn't fit the MDP.
 *
 * @example The bounds touch η at π, and are below it elsewhere
 * ```ts
 * import { boundAlongLine, createMdp, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1, 0], [0, 1]], [[0, 1], [1, 0]]],
 *   rewards: [[0, 1], [2, 0]],
 *   start: [1, 0],
 *   gamma: 0.5,
 * });
 * const target = Float64Array.of(0, 1, 1, 0);
 * const [at, beyond] = boundAlongLine(mdp, uniformPolicy(mdp), target, 11);
 *
 * assertEquals(at.totalVariationBound, at.eta);
 * assert(beyond.totalVariationBound < beyond.eta);
 * ```
 */
export function boundAlongLine(
  mdp: Mdp,
  policy: PolicyTable,
  target: PolicyTable,
  points: number,
): LinePoint[] {
  if (!Number.isInteger(points) || points < 2) {
    throw new RangeError(
      `Cannot follow a line as 'points' must be a whole number of at least 2: current value is ${points}`,
    );
  }
  const old = evaluatePolicy(mdp, policy);
  const c = penaltyCoefficient(epsilonOf(old.advantage), mdp.gamma);
  const terms = mixtureTerms(mdp.gamma, old, target);
  return Array.from({ length: points }, (_, i) => {
    const alpha = i / (points - 1);
    const mixture = mixPolicies(policy, target, alpha);
    const local = localApproximation(old, mixture);
    const tv = maxOverStates(totalVariation(mdp, policy, mixture));
    const kl = maxOverStates(klOldNew(mdp, policy, mixture));
    const klBound = local - penaltyOf(c, kl);
    return {
      alpha,
      eta: evaluatePolicy(mdp, mixture).eta,
      local,
      totalVariationBound: local - penaltyOf(c, tv * tv),
      klBound: Number.isFinite(klBound) ? klBound : null,
      tightMixtureBound: local - tightMixtureBound.penalty(terms, alpha),
      simplifiedMixtureBound: local -
        simplifiedMixtureBound.penalty(terms, alpha),
    };
  });
}
