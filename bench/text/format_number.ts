/**
 * Writes a score with one decimal and a true minus sign; nothing is ever
 * written as minus zero.
 *
 * @param score A finite number.
 * @returns Such as `−73.4`.
 *
 * @example Scores
 * ```ts
 * import { formatScore } from "./format_number.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatScore(-73.44), "−73.4");
 * assertEquals(formatScore(-0.04), "0.0");
 * ```
 */
export function formatScore(score: number): string {
  return formatFixed(score, 1);
}

/**
 * Writes a number with some decimals and a true minus sign; nothing is ever
 * written as minus zero.
 *
 * @param value A finite number.
 * @param digits How many decimals.
 * @returns Such as `−0.052`.
 *
 * @example Three decimals
 * ```ts
 * import { formatFixed } from "./format_number.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatFixed(-0.0521, 3), "−0.052");
 * ```
 */
export function formatFixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/**
 * Writes a number in its shortest exact form, with a true minus sign.
 *
 * @param value A finite number.
 * @returns Such as `−498.62`.
 *
 * @example A threshold
 * ```ts
 * import { formatExact } from "./format_number.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatExact(-200), "−200");
 * ```
 */
export function formatExact(value: number): string {
  return String(value + 0).replaceAll("-", "−");
}

/**
 * Writes a whole number with commas between thousands.
 *
 * @param count A finite number; it is rounded.
 * @returns Such as `12,500`.
 *
 * @example Steps
 * ```ts
 * import { formatCount } from "./format_number.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatCount(1234567), "1,234,567");
 * ```
 */
export function formatCount(count: number): string {
  return count.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * Writes a budget of steps shortly where that loses nothing.
 *
 * @param steps A whole number.
 * @returns Such as `1M`, `100k`, or `1,234`.
 *
 * @example Budgets
 * ```ts
 * import { formatBudget } from "./format_number.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatBudget(1000000), "1M");
 * assertEquals(formatBudget(2500), "2,500");
 * ```
 */
export function formatBudget(steps: number): string {
  if (steps >= 1e6 && steps % 1e6 === 0) return `${formatCount(steps / 1e6)}M`;
  if (steps >= 1e3 && steps % 1e3 === 0) return `${formatCount(steps / 1e3)}k`;
  return formatCount(steps);
}

/**
 * Writes how many there are of something.
 *
 * @param count A whole number.
 * @param noun What they are: a word whose plural ends in -s.
 * @returns Such as `1 row` or `3 rows`.
 *
 * @example One and several
 * ```ts
 * import { formatNumberOf } from "./format_number.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatNumberOf(1, "row"), "1 row");
 * assertEquals(formatNumberOf(0, "row"), "0 rows");
 * ```
 */
export function formatNumberOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
