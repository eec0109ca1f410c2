import type { GradientMoments } from "../estimators/gradient_moments.ts";
import { zOfMean, zScore } from "../estimators/z_score.ts";
import { type SampledCase, sampledCase } from "./sampled_case.ts";

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
