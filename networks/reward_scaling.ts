/**
 * Scaling of rewards by the running deviation of the discounted return, as
 * `VecNormalize` of Stable-Baselines3.
 *
 * @module
 */
import {
  createRunningMoments,
  type RunningMoments,
  updateRunningMoments,
} from "./observation_normalization.ts";

/** State of the scaling: copy the arrays out to save it, and back to restore it. */
export interface RewardScaling {
  /** γ of the running returns. */
  readonly gamma: number;
  /** Added to the variance under the square root. */
  readonly epsilon: number;
  /** Bound of the scaled rewards. */
  readonly clip: number;
  /** `[count]`: R, the running discounted return of each environment. */
  readonly returns: Float64Array;
  /** Statistics of the running returns. */
  readonly moments: RunningMoments;
}

/**
 * Makes the state before the first reward, with ε = 10⁻⁸ and clipping at ±10.
 *
 * @param count How many environments there are.
 * @param gamma γ, in [0, 1].
 * @returns The state.
 * @throws {RangeError} If `gamma` is outside [0, 1].
 *
 * @example A constant reward without discount
 * ```ts
 * import { createRewardScaling, scaleRewards } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const scaling = createRewardScaling(2, 0);
 * const out = new Float64Array(2);
 * scaleRewards(scaling, Float64Array.of(-3, 3), Uint8Array.of(0, 0), out);
 * assertAlmostEquals(out[1], 1, 1e-3);
 * ```
 */
export function createRewardScaling(
  count: number,
  gamma: number,
): RewardScaling {
  if (!(gamma >= 0 && gamma <= 1)) {
    throw new RangeError(
      `Cannot create reward scaling as 'gamma' must be in [0, 1]: current value is ${gamma}`,
    );
  }
  return {
    gamma,
    epsilon: 1e-8,
    clip: 10,
    returns: new Float64Array(count),
    moments: createRunningMoments(1),
  };
}

/**
 * Takes one step's rewards into the statistics and scales them:
 *
 * R ← γR + r, statistics of R updated, out = clip(r / √(Var[R] + ε), ±clip),
 * then R ← 0 where the episode ended
 *
 * The mean is not taken away, so that signs stay. Freeze the scaling by not
 * calling this; evaluation uses raw rewards.
 *
 * @param scaling The state; overwritten.
 * @param rewards `[count]`: rewards of the step, one an environment.
 * @param ended `[count]`: not 0 where the step terminated or truncated.
 * @param out `[count]`, overwritten; may be `rewards` itself.
 */
export function scaleRewards(
  scaling: RewardScaling,
  rewards: Float32Array | Float64Array,
  ended: Uint8Array,
  out: Float32Array | Float64Array,
): void {
  const { gamma, epsilon, clip, returns, moments } = scaling;
  const count = returns.length;
  for (let i = 0; i < count; i++) returns[i] = gamma * returns[i] + rewards[i];
  updateRunningMoments(moments, returns, count);
  const inverse = 1 / Math.sqrt(moments.variance[0] + epsilon);
  for (let i = 0; i < count; i++) {
    const value = rewards[i] * inverse;
    // NaN passes both comparisons and is kept.
    out[i] = value > clip ? clip : value < -clip ? -clip : value;
    if (ended[i] !== 0) returns[i] = 0;
  }
}
