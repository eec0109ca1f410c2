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
