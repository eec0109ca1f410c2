/**
 * Running mean and variance of observations, and the normalization by them, as
 * `RunningMeanStd` and `VecNormalize` of Stable-Baselines3.
 *
 * @module
 */
import type { Vector } from "./vector.ts";
import type { ObservationNormalization } from "./policy_description.ts";

/** Running statistics of rows: copy the arrays out to save them, and back to restore them. */
export interface RunningMoments {
  /** `[size]`: mean of each column. */
  readonly mean: Float64Array;
  /** `[size]`: population variance of each column. */
  readonly variance: Float64Array;
  /** `[1]`: how many rows they stand for. */
  readonly count: Float64Array;
}

/**
 * Makes statistics of nothing yet: mean 0, variance 1, with the weight of 10⁻⁴
 * rows.
 *
 * @param size Numbers in one row.
 * @returns The statistics.
 *
 * @example Two rows settle mean and variance
 * ```ts
 * import {
 *   createRunningMoments,
 *   updateRunningMoments,
 * } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const moments = createRunningMoments(1);
 * updateRunningMoments(moments, Float64Array.of(1, 3), 2);
 * assertAlmostEquals(moments.mean[0], 2, 1e-3);
 * assertAlmostEquals(moments.variance[0], 1, 1e-3);
 * ```
 */
export function createRunningMoments(size: number): RunningMoments {
  return {
    mean: new Float64Array(size),
    variance: new Float64Array(size).fill(1),
    count: Float64Array.of(1e-4),
  };
}

/**
 * Joins a batch of rows into the statistics by the parallel algorithm (Chan,
 * Golub & LeVeque 1979): with batch mean b, batch variance w, n old and m new
 * rows, and δ = b − mean,
 *
 * mean ← mean + δm/(n + m),
 * variance ← (n·variance + m·w + δ²nm/(n + m)) / (n + m)
 *
 * @param moments The statistics; overwritten.
 * @param x `[rows × size]`: the batch.
 * @param rows How many rows; 0 changes nothing.
 */
export function updateRunningMoments(
  moments: RunningMoments,
  x: Vector,
  rows: number,
): void {
  if (rows === 0) return;
  const { mean, variance, count } = moments;
  const size = mean.length;
  const n = count[0];
  const total = n + rows;
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let i = j; i < rows * size; i += size) sum += x[i];
    const batchMean = sum / rows;
    let squares = 0;
    for (let i = j; i < rows * size; i += size) {
      const deviation = x[i] - batchMean;
      squares += deviation * deviation;
    }
    const delta = batchMean - mean[j];
    mean[j] += delta * rows / total;
    variance[j] =
      (variance[j] * n + squares + delta * delta * n * rows / total) /
      total;
  }
  count[0] = total;
}

/**
 * A normalization that follows the statistics: it shares their arrays, so that
 * a later update changes it.
 *
 * @param moments The statistics.
 * @returns The normalization, with ε = 10⁻⁸ and clipping at ±10.
 */
export function observationNormalization(
  moments: RunningMoments,
): ObservationNormalization {
  const { mean, variance } = moments;
  return { mean, variance, epsilon: 1e-8, clip: 10 };
}

/**
 * Normalizes rows: out = clip((x − mean) / √(variance + ε), ±clip).
 *
 * @param normalization The statistics, ε and the bound.
 * @param x `[rows × size]`: raw observations.
 * @param rows How many rows.
 * @param out `[rows × size]`, overwritten; may be `x` itself.
 *
 * @example A row two standard deviations from the mean
 * ```ts
 * import { normalizeRows } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const mean = Float64Array.of(1);
 * const variance = Float64Array.of(4);
 * const out = new Float64Array(2);
 * const x = Float64Array.of(5, 1000);
 * normalizeRows({ mean, variance, epsilon: 0, clip: 10 }, x, 2, out);
 * assertEquals(out, Float64Array.of(2, 10));
 * ```
 */
export function normalizeRows(
  normalization: ObservationNormalization,
  x: Vector,
  rows: number,
  out: Vector,
): void {
  const { mean, variance, epsilon, clip } = normalization;
  const size = mean.length;
  for (let j = 0; j < size; j++) {
    const center = mean[j];
    const inverse = 1 / Math.sqrt(variance[j] + epsilon);
    for (let i = j; i < rows * size; i += size) {
      const value = (x[i] - center) * inverse;
      // NaN passes both comparisons and is kept.
      out[i] = value > clip ? clip : value < -clip ? -clip : value;
    }
  }
}
