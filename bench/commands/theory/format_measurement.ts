/**
 * Numbers of the theory, for people.
 *
 * @module
 */
import type { Measurement } from "../../../theory/mod.ts";

/**
 * Writes a number with three significant digits, whole numbers up to a million
 * in full, very small and very large ones with a power of ten.
 *
 * @param value A finite number.
 * @returns Such as `0.0823`, `−393`, `12345` or `3.1e-15`.
 *
 * @example Numbers of every size
 * ```ts
 * import { formatReadable } from "./format_measurement.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([0.08234, -393.2, 2718.28, 12345, 3.14e-15, 0].map(formatReadable), [
 *   "0.0823",
 *   "−393",
 *   "2718",
 *   "12345",
 *   "3.14e-15",
 *   "0",
 * ]);
 * ```
 */
export function formatReadable(value: number): string {
  const size = Math.abs(value);
  return digits(value, size).replace(/^-/, "−");
}

function digits(value: number, size: number): string {
  if (value === 0) return "0";
  if (Number.isInteger(value) && size < 1e6) return String(value);
  if (size < 1e-3 || size >= 1e6) {
    return value.toExponential(2).replace("e+", "e");
  }
  if (size >= 1000) return value.toFixed(0);
  return value.toPrecision(3);
}

/**
 * Writes what was measured.
 *
 * @param measurement The number, with its interval where it is an estimate.
 * @returns Such as `share of random MDPs 0.12 (0.1 to 0.141)`; `none` where
 * there is no number.
 *
 * @example An estimate
 * ```ts
 * import { formatMeasurement } from "./format_measurement.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const bias = { name: "bias", value: -0.25, interval: [-0.3, -0.2] } as const;
 * assertEquals(formatMeasurement(bias), "bias −0.250 (−0.300 to −0.200)");
 * ```
 */
export function formatMeasurement(
  { name, value, interval }: Measurement,
): string {
  const number = value === null ? "none" : formatReadable(value);
  if (interval === null) return `${name} ${number}`;
  const [lower, upper] = interval.map(formatReadable);
  return `${name} ${number} (${lower} to ${upper})`;
}
