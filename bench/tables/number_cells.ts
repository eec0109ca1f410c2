/**
 * Cells that show numbers and their intervals.
 *
 * @module
 */
import type { Estimate } from "../comparison/comparison.ts";
import { formatFixed } from "../text/format_number.ts";
import type { TableCell } from "./table.ts";

/** Decimals of normalized scores. */
export const NORMALIZED_DIGITS = 3;

/** Where a table has nothing to show. */
export const NONE = "–";

/** Marks a number that a diverged run is part of. */
export const DIVERGED = "†";

/**
 * Shows a number.
 *
 * @param value The number; null where there is none.
 * @param format How it is written.
 * @returns The cell.
 */
export function numberCell(
  value: number | null,
  format: (value: number) => string,
): TableCell {
  return { text: value === null ? NONE : format(value), value };
}

/**
 * Shows an estimate whose interval is symmetric: the value ± half the width.
 * Where that half would round to 0 without being it, both numbers have up to
 * two decimals more.
 *
 * @param estimate The estimate; null where there is none.
 * @param digits How many decimals.
 * @returns Such as `−73.4` with `± 3.5`; the value alone where there is no
 * interval.
 *
 * @example A mean over seeds
 * ```ts
 * import { meanCell } from "./number_cells.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { text, detail } = meanCell({ value: -73.44, lower: -76.95, upper: -69.93 }, 1);
 * assertEquals([text, detail], ["−73.4", "± 3.5"]);
 * const close = meanCell({ value: 93.51, lower: 93.48, upper: 93.54 }, 1);
 * assertEquals([close.text, close.detail], ["93.51", "± 0.03"]);
 * ```
 */
export function meanCell(estimate: Estimate | null, digits: number): TableCell {
  if (estimate === null || estimate.lower === null || estimate.upper === null) {
    return valueCell(estimate, digits);
  }
  const halfWidth = (estimate.upper - estimate.lower) / 2;
  const shown = [digits, digits + 1, digits + 2]
    .find((each) => Number(halfWidth.toFixed(each)) > 0) ?? digits;
  return {
    ...valueCell(estimate, shown),
    detail: `± ${formatFixed(halfWidth, shown)}`,
  };
}

/**
 * Shows an estimate with both ends of its interval.
 *
 * @param estimate The estimate; null where there is none.
 * @param digits How many decimals.
 * @returns Such as `0.95` with `[0.91, 0.97]`; the value alone where there is no
 * interval.
 *
 * @example An interquartile mean
 * ```ts
 * import { intervalCell } from "./number_cells.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const iqm = { value: 0.951, lower: 0.907, upper: 0.97 };
 * const { text, detail } = intervalCell(iqm, 2);
 * assertEquals([text, detail], ["0.95", "[0.91, 0.97]"]);
 * assertEquals(intervalCell({ ...iqm, lower: null }, 2), { text: "0.95", value: 0.951 });
 * ```
 */
export function intervalCell(
  estimate: Estimate | null,
  digits: number,
): TableCell {
  const cell = valueCell(estimate, digits);
  if (estimate === null || estimate.lower === null || estimate.upper === null) {
    return cell;
  }
  const [lower, upper] = [estimate.lower, estimate.upper]
    .map((end) => formatFixed(end, digits));
  return { ...cell, detail: `[${lower}, ${upper}]` };
}

function valueCell(estimate: Estimate | null, digits: number): TableCell {
  return numberCell(
    estimate && estimate.value,
    (value) => formatFixed(value, digits),
  );
}
