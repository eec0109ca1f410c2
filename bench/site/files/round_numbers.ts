/**
 * Rounds what is only drawn, so that the page's files stay small. Whole
 * numbers stay as they are.
 *
 * @param value Plain JSON.
 * @param digits Significant digits that are kept, 1 to 15.
 * @returns The same with every fraction rounded.
 *
 * @example A curve
 * ```ts
 * import { roundNumbers } from "./round_numbers.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const curve = { steps: [123456], return: [-199.98765, null] };
 * assertEquals(roundNumbers(curve, 5), {
 *   steps: [123456],
 *   return: [-199.99, null],
 * });
 * ```
 */
export function roundNumbers<Value>(value: Value, digits: number): Value {
  return round(value, digits) as Value;
}

function round(value: unknown, digits: number): unknown {
  if (typeof value === "number") {
    return Number.isInteger(value) ? value : Number(value.toPrecision(digits));
  }
  if (Array.isArray(value)) return value.map((item) => round(item, digits));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, round(item, digits)]),
  );
}
