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
 * import { median } from "./median.ts";
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
