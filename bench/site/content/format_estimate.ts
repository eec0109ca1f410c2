import type { Estimate } from "../../comparison/comparison.ts";
import { formatMean } from "../../tables/format_estimate.ts";
import { formatFixed } from "../../text/format_number.ts";

/**
 * Writes a number between about 0 and 1 with three decimals and a true minus
 * sign.
 *
 * @param share A finite number.
 * @returns Such as `0.981`.
 *
 * @example Shares
 * ```ts
 * import { formatShare } from "./format_estimate.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatShare(0.98149), "0.981");
 * assertEquals(formatShare(-0.0001), "0.000");
 * ```
 */
export function formatShare(share: number): string {
  return formatFixed(share, 3);
}

/**
 * Writes an interval.
 *
 * @param estimate The number with its interval.
 * @param format How an end is written.
 * @returns Such as `[0.952, 1.003]`; nothing where there is no interval.
 */
export function formatEnds(
  { lower, upper }: Estimate,
  format: (value: number) => string,
): string | undefined {
  if (lower === null || upper === null) return undefined;
  return `[${format(lower)}, ${format(upper)}]`;
}

/**
 * Writes a mean and half the width of its interval, as the tables do.
 *
 * @param estimate A mean with Student's t interval.
 * @param digits How many decimals its environment's scores have.
 * @returns Such as `500.0` and `± 0.5`; no half width where there is no
 * interval.
 */
export function formatMeanParts(
  estimate: Estimate,
  digits: number,
): { value: string; halfWidth: string | undefined } {
  const [value, halfWidth] = formatMean(estimate, digits).split(" ± ");
  return { value, halfWidth: halfWidth && `± ${halfWidth}` };
}
