import type { Estimate } from "../comparison/mod.ts";
import { formatFixed } from "../text/format_number.ts";

/**
 * Writes an estimate whose interval is symmetric: the value ± half the width.
 * Where that half would round to 0 without being it, both numbers have up to
 * two decimals more.
 *
 * @param estimate The estimate.
 * @param digits How many decimals.
 * @returns Such as `−73.4 ± 3.5`; the value alone where there is no interval.
 *
 * @example A mean over seeds
 * ```ts
 * import { formatMean } from "./format_estimate.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatMean({ value: -73.44, lower: -76.95, upper: -69.93 }, 1), "−73.4 ± 3.5");
 * assertEquals(formatMean({ value: 93.51, lower: 93.48, upper: 93.54 }, 1), "93.51 ± 0.03");
 * ```
 */
export function formatMean(
  { value, lower, upper }: Estimate,
  digits: number,
): string {
  if (lower === null || upper === null) return formatFixed(value, digits);
  const halfWidth = (upper - lower) / 2;
  const shown = [digits, digits + 1, digits + 2]
    .find((each) => Number(halfWidth.toFixed(each)) > 0) ?? digits;
  return `${formatFixed(value, shown)} ± ${formatFixed(halfWidth, shown)}`;
}

/**
 * Writes an estimate with both ends of its interval.
 *
 * @param estimate The estimate.
 * @param digits How many decimals.
 * @returns Such as `0.95 [0.91, 0.97]`; the value alone where there is no
 * interval.
 *
 * @example An interquartile mean
 * ```ts
 * import { formatInterval } from "./format_estimate.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatInterval({ value: 0.951, lower: 0.907, upper: 0.97 }, 2), "0.95 [0.91, 0.97]");
 * assertEquals(formatInterval({ value: 0.951, lower: null, upper: null }, 2), "0.95");
 * ```
 */
export function formatInterval(
  { value, lower, upper }: Estimate,
  digits: number,
): string {
  const text = formatFixed(value, digits);
  if (lower === null || upper === null) return text;
  return `${text} [${formatFixed(lower, digits)}, ${
    formatFixed(upper, digits)
  }]`;
}
