/**
 * What statements on sampled estimators have in common.
 *
 * @module
 */
import type { GradientMoments } from "../estimators/gradient_moments.ts";
import { LARGEST_Z, zOfMean, zScore } from "../estimators/z_score.ts";
import { exact } from "./measurements.ts";
import type { Conclusion } from "./statement.ts";

/** How far estimates are from their expectations, in standard errors. */
export interface SampledCase {
  /** The largest |z|. */
  readonly z: number;
  /** How many numbers were compared. */
  readonly compared: number;
}

/**
 * Concludes that an estimator has its expectation if no |z| exceeds
 * {@linkcode LARGEST_Z}.
 *
 * @param cases The cases, at least one.
 * @returns Whether it holds, and the largest |z|.
 */
export function concludeSampled(cases: readonly SampledCase[]): Conclusion {
  const z = cases.reduce((most, { z }) => Math.max(most, z), 0);
  const compared = cases.reduce((sum, { compared }) => sum + compared, 0);
  return {
    holds: cases.every(({ z }) => z <= LARGEST_Z),
    measurements: [
      exact("largest |z|", z),
      exact("numbers compared", compared),
    ],
  };
}

/**
 * The case of some z scores.
 *
 * @param scores z of everything compared.
 * @returns The largest in absolute value, and how many there are.
 */
export function sampledCase(scores: readonly number[]): SampledCase {
  const z = scores.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
  return { z, compared: scores.length };
}

/**
 * Compares sampled gradients with their exact moments: the mean in each
 * component, with its exact standard error, and the variance of all components
 * together, with the standard error that the samples show.
 *
 * @param draw Draws a gradient, `[S·A]`.
 * @param moments The exact mean and variance.
 * @param samples How many are drawn.
 * @returns z of each.
 */
export function compareMoments(
  draw: () => Float64Array,
  moments: GradientMoments,
  samples: number,
): SampledCase {
  const { mean, variance } = moments;
  const sums = new Float64Array(mean.length);
  const deviations = Float64Array.from({ length: samples }, () => {
    let squares = 0;
    for (const [i, value] of draw().entries()) {
      sums[i] += value;
      squares += (value - mean[i]) ** 2;
    }
    return squares;
  });
  const scores = Array.from(
    sums,
    (sum, i) =>
      zScore(sum / samples, mean[i], Math.sqrt(variance[i] / samples)),
  );
  const total = variance.reduce((sum, value) => sum + value, 0);
  return sampledCase([...scores, zOfMean(deviations, total)]);
}
