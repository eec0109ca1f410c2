import type { Measurement } from "./statement.ts";
import { Z_95 } from "../estimators/z_score.ts";

/**
 * The median of cases, with the interval between those two that have about
 * n/2 ± 0.98 √n cases below them, as the number below the true median is
 * binomial.
 *
 * Source: G. Hahn and W. Meeker 1991, Statistical Intervals, section 5.2.
 *
 * @param name What it is the median of.
 * @param values One a case, in any order.
 * @returns The median with its 95 % interval; null where there is no case.
 *
 * @example Of 1 to 25
 * ```ts
 * import { medianOf } from "./median_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const values = Array.from({ length: 25 }, (_, i) => 25 - i);
 * const { value, interval } = medianOf("number", values);
 *
 * assertEquals(value, 13);
 * assertEquals(interval, [8, 18]);
 * ```
 */
export function medianOf(
  name: string,
  values: readonly number[],
): Measurement {
  if (values.length === 0) return { name, value: null, interval: null };
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const half = Z_95 * Math.sqrt(n) / 2;
  const at = (rank: number) => sorted[Math.max(0, Math.min(n - 1, rank))];
  const value = (at((n - 1) >> 1) + at(n >> 1)) / 2;
  const lower = Math.floor(n / 2 - half);
  return { name, value, interval: [at(lower), at(n - 1 - lower)] };
}
