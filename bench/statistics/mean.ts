/**
 * The arithmetic mean, summed from the first value to the last: (Σᵢ xᵢ) / n.
 *
 * @param values At least one finite number.
 * @returns The mean.
 * @throws {RangeError} If there is no value.
 *
 * @example Mean of three scores
 * ```ts
 * import { mean } from "./mean.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(mean([1, 2, 6]), 3);
 * ```
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) {
    throw new RangeError("Cannot take a mean of no values");
  }
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * The median: the middle value, or the mean of the two middle ones. Values of
 * +Infinity stand for "later than any", so the median may be +Infinity.
 *
 * @param values At least one number, in any order, none of them NaN or −Infinity.
 * @returns The median.
 * @throws {RangeError} If there is no value.
 *
 * @example Median of an even number of values
 * ```ts
 * import { median } from "./mean.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(median([4, 1, 3, 2]), 2.5);
 * ```
 */
export function median(values: readonly number[]): number {
  if (values.length === 0) {
    throw new RangeError("Cannot take a median of no values");
  }
  const sorted = values.toSorted((a, b) => a < b ? -1 : a > b ? 1 : 0);
  const upper = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[upper];
  return (sorted[upper - 1] + sorted[upper]) / 2;
}

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
 * import { sampleStandardDeviation } from "./mean.ts";
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
