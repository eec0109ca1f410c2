/**
 * Measurements as text. Three digits say all that they know.
 *
 * @module
 */
import { formatCount } from "../../text/format_number.ts";
import type { Spread } from "./measure.ts";

const UNITS = [["s", 1], ["ms", 1e3], ["µs", 1e6], ["ns", 1e9]] as const;

/**
 * Writes a time in the unit that fits its median.
 *
 * @param seconds Seconds, > 0.
 * @returns Such as `2.47 µs (2.4–2.5)`.
 *
 * @example Two units
 * ```ts
 * import { formatTime } from "./format_speed.ts";
 * import { spreadOf } from "./measure.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatTime(spreadOf([2.4651e-6])), "2.47 µs (2.47–2.47)");
 * assertEquals(formatTime(spreadOf([0.9e-3, 1.1, 2])), "1.1 s (0.0009–2)");
 * ```
 */
export function formatTime({ median, low, high }: Spread): string {
  const [unit, factor] = UNITS.find(([, factor]) => median * factor >= 1) ??
    UNITS[UNITS.length - 1];
  const [middle, least, most] = [median, low, high].map((seconds) =>
    formatDigits(seconds * factor)
  );
  return `${middle} ${unit} (${least}–${most})`;
}

/**
 * Writes a rate.
 *
 * @param rate Something a second.
 * @returns Such as `60,100 (50,000–70,000)`.
 *
 * @example Steps a second
 * ```ts
 * import { formatRate } from "./format_speed.ts";
 * import { spreadOf } from "./measure.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatRate(spreadOf([1e6, 2_345_678, 3e6])), "2,350,000 (1,000,000–3,000,000)");
 * ```
 */
export function formatRate({ median, low, high }: Spread): string {
  const [middle, least, most] = [median, low, high].map((rate) =>
    formatCount(Number(rate.toPrecision(3)))
  );
  return `${middle} (${least}–${most})`;
}

/**
 * Writes how many times as fast something is.
 *
 * @param ratio The ratio, > 0.
 * @returns Such as `5.7×`.
 *
 * @example A ratio
 * ```ts
 * import { formatRatio } from "./format_speed.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatRatio(2 / 3), "0.67×");
 * ```
 */
export function formatRatio(ratio: number): string {
  return `${Number(ratio.toPrecision(2))}×`;
}

/**
 * Writes a number with three significant digits.
 *
 * @param value A finite number.
 * @returns Such as `41.2`.
 *
 * @example Three digits
 * ```ts
 * import { formatDigits } from "./format_speed.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatDigits(41.2345), "41.2");
 * ```
 */
export function formatDigits(value: number): string {
  return String(Number(value.toPrecision(3)));
}
