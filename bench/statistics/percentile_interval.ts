/**
 * The percentile interval of a bootstrap: its lower end is the (1 − c)/2
 * quantile of the statistic over the resamples, its upper end the (1 + c)/2
 * quantile, c the confidence.
 *
 * The q-quantile of B values lies at position (B − 1)·q of their ascending
 * order, counted from 0, and between two of them by linear interpolation: what
 * NumPy's `percentile` does.
 *
 * @param values The statistic of each resample: at least one finite number.
 * They are sorted in place.
 * @param confidence c, between 0 and 1.
 * @returns The interval's ends, in order, and never outside the values.
 *
 * @example The middle half of five values
 * ```ts
 * import { percentileInterval } from "./percentile_interval.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const values = Float64Array.of(4, 0, 3, 1, 2);
 *
 * assertEquals(percentileInterval(values, 0.5), { lower: 1, upper: 3 });
 * ```
 */
export function percentileInterval(
  values: Float64Array,
  confidence: number,
): { lower: number; upper: number } {
  values.sort();
  const tail = (1 - confidence) / 2;
  return { lower: quantile(values, tail), upper: quantile(values, 1 - tail) };
}

function quantile(ascending: Float64Array, q: number): number {
  const position = (ascending.length - 1) * q;
  const index = Math.floor(position);
  const below = ascending[index];
  const above = ascending[Math.min(index + 1, ascending.length - 1)];
  return Math.min(below + (above - below) * (position - index), above);
}
