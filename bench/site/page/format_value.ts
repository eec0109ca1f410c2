/**
 * Numbers as readers see them beside a chart.
 *
 * @module
 */

/**
 * Writes a number of unknown size with three significant digits.
 *
 * @param value A finite number.
 * @returns Such as `0.0123`, `12,300` or `1.2e−7`.
 *
 * @example Sizes
 * ```ts
 * import { formatSignificant } from "./format_value.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatSignificant(0.012345), "0.0123");
 * assertEquals(formatSignificant(12345), "12,300");
 * assertEquals(formatSignificant(-1.2e-7), "−1.2e−7");
 * ```
 */
export function formatSignificant(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  return writeShortly(rounded, size).replaceAll("-", "−");
}

function writeShortly(value: number, size: number): string {
  if (size === 0) return "0";
  if (size < 1e-3 || size >= 1e9) {
    const [digits, exponent] = value.toExponential(2).split("e");
    return `${Number(digits)}e${Number(exponent)}`;
  }
  if (size < 1000) return String(value);
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number and its interval. */
export interface Reading {
  /** The number. */
  readonly value: number;
  /** Lower end of its interval; null where there is none. */
  readonly lower: number | null;
  /** Upper end of its interval; null where there is none. */
  readonly upper: number | null;
}

/**
 * Writes a number and its interval.
 *
 * @param reading The number and its interval.
 * @param format How each number is written.
 * @returns Such as `0.50 (0.40 to 0.60)`.
 *
 * @example With and without an interval
 * ```ts
 * import { formatInterval } from "./format_value.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const reading = { value: 2, lower: 1, upper: 3 };
 * assertEquals(formatInterval(reading, String), "2 (1 to 3)");
 * assertEquals(formatInterval({ ...reading, lower: null }, String), "2");
 * ```
 */
export function formatInterval(
  { value, lower, upper }: Reading,
  format: (value: number) => string,
): string {
  if (lower === null || upper === null) return format(value);
  return `${format(value)} (${format(lower)} to ${format(upper)})`;
}
