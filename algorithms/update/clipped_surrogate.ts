/**
 * The clipped surrogate of PPO.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import { exp } from "../../numerics/mod.ts";

/** Samples of π_old under the policy as it stands. */
export interface RatioBatch {
  /** `[N]`: log π(a|s). */
  readonly logProbs: Vector;
  /** `[N]`: log π_old(a|s). */
  readonly oldLogProbs: Vector;
  /** `[N]`: A. */
  readonly advantages: Float64Array;
}

/** Sums over a batch that tell how far the policy has moved. */
export interface RatioSums {
  /** Sum of (r − 1) − log r, an estimate of N · KL(π_old ‖ π). */
  readonly kl: number;
  /** How many rows the clipping leaves without gradient. */
  readonly clipped: number;
}

/**
 * Derivatives of −L^CLIP in the log-probabilities,
 *
 * L^CLIP = mean min(r A, clip(r, 1 − ε, 1 + ε) A), r = π(a|s) / π_old(a|s).
 *
 * Schulman et al. 2017, equation 7, https://arxiv.org/abs/1707.06347. As
 * ∂r/∂log π = r, a row weighs −r A / N, and nothing where the minimum takes the
 * clipped term.
 *
 * @param batch The rows.
 * @param count N.
 * @param clipRatio ε.
 * @param weights `[N]`, overwritten.
 * @returns Sums over the rows.
 *
 * @example A ratio of 2 is clipped where the advantage is positive
 * ```ts
 * import { clippedSurrogateWeights } from "@policy-gradient/bench/algorithms";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const weights = new Float64Array(2);
 * const { clipped } = clippedSurrogateWeights({
 *   logProbs: Float64Array.of(Math.LN2, Math.LN2),
 *   oldLogProbs: Float64Array.of(0, 0),
 *   advantages: Float64Array.of(3, -3),
 * }, 2, 0.2, weights);
 * assertEquals(clipped, 1);
 * assertEquals(weights[0], 0);
 * assertAlmostEquals(weights[1], 3); // −r A / N
 * ```
 */
export function clippedSurrogateWeights(
  batch: RatioBatch,
  count: number,
  clipRatio: number,
  weights: Vector,
): RatioSums {
  const { logProbs, oldLogProbs, advantages } = batch;
  let kl = 0;
  let clippedRows = 0;
  for (let i = 0; i < count; i++) {
    const logRatio = logProbs[i] - oldLogProbs[i];
    const ratio = exp(logRatio);
    const advantage = advantages[i];
    // The ratio has already moved past 1 ± ε in the direction that the
    // advantage asks for.
    const clipped = advantage >= 0
      ? ratio > 1 + clipRatio
      : ratio < 1 - clipRatio;
    weights[i] = clipped ? 0 : (-advantage * ratio) / count;
    kl += ratio - 1 - logRatio;
    clippedRows += clipped ? 1 : 0;
  }
  return { kl, clipped: clippedRows };
}
