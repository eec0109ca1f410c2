import { mean } from "./mean.ts";

/**
 * The standard deviation of a sample, which divides by n − 1:
 * s = √(Σᵢ (xᵢ − x̄)² / (n − 1)).
 *
 * @param values At least two finite numbers.
 * @returns s.
 * @throws {RangeError} If there are fewer than two values.
 *
 * @example Deviation of two scores
 * ```ts
 * import { sampleStandardDeviation } from "./sample_standard_deviation.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(sampleStandardDeviation([2, 4]), Math.SQRT2);
 * ```
 */
export function sampleStandardDeviation(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) {
    throw new RangeError(
      `Cannot take a sample's deviation as it needs two values: current count is ${n}`,
    );
  }
  const center = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - center) * (value - center);
  return Math.sqrt(sum / (n - 1));
}
