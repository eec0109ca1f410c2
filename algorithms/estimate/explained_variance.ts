/**
 * How well values fit.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";

/**
 * Share of the targets' variance that the values explain:
 * 1 − var(target − V) / var(target).
 *
 * @param values `[rows]`: V.
 * @param targets `[rows]`.
 * @param rows How many rows.
 * @returns At most 1; 0 where the targets do not vary.
 *
 * @example Values that are right up to a constant
 * ```ts
 * import { explainedVariance } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const targets = Float64Array.of(1, 2, 3);
 * assertEquals(explainedVariance(Float64Array.of(0, 1, 2), targets, 3), 1);
 * ```
 */
export function explainedVariance(
  values: Vector,
  targets: Float64Array,
  rows: number,
): number {
  let sum = 0;
  let sumSquares = 0;
  let errorSum = 0;
  let errorSquares = 0;
  for (let i = 0; i < rows; i++) {
    const target = targets[i];
    const error = target - values[i];
    sum += target;
    sumSquares += target * target;
    errorSum += error;
    errorSquares += error * error;
  }
  const variance = sumSquares / rows - (sum / rows) * (sum / rows);
  const errorVariance = errorSquares / rows -
    (errorSum / rows) * (errorSum / rows);
  return variance > 0 ? 1 - errorVariance / variance : 0;
}
