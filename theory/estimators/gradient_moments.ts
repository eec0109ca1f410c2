/** The first two moments of an estimated gradient, component by component. */
export interface GradientMoments {
  /** Its mean, `[S·A]`. */
  readonly mean: Float64Array;
  /** Its variance, `[S·A]`. */
  readonly variance: Float64Array;
}

/** Errors of an estimated gradient, each summed over components. */
export interface GradientError {
  /** Of the mean. */
  readonly squaredBias: number;
  /** The variance. */
  readonly variance: number;
  /** The sum of both. */
  readonly squaredError: number;
}

/**
 * The bias and the mean squared error of an estimated gradient against another
 * vector, summed over components: MSE = Σ_i (mean_i − target_i)² + variance_i.
 *
 * @param moments Mean and variance of the estimate.
 * @param target What it is to estimate, `[S·A]`.
 * @returns The squared bias, the variance, and their sum.
 *
 * @example Off by 3 and 4
 * ```ts
 * import { errorOf } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mean = Float64Array.of(3, 5);
 * const variance = Float64Array.of(1, 1);
 * const error = errorOf({ mean, variance }, Float64Array.of(0, 1));
 *
 * assertEquals(error, { squaredBias: 25, variance: 2, squaredError: 27 });
 * ```
 */
export function errorOf(
  moments: GradientMoments,
  target: Float64Array,
): GradientError {
  const { mean, variance } = moments;
  let squaredBias = 0;
  let total = 0;
  mean.forEach((value, i) => {
    squaredBias += (value - target[i]) * (value - target[i]);
    total += variance[i];
  });
  return { squaredBias, variance: total, squaredError: squaredBias + total };
}
