/**
 * Data as classic scripts, which browsers run from disk too, rounded where
 * they are only drawn.
 *
 * @module
 */
import { canonicalJson } from "../../files/canonical_json.ts";

/**
 * Writes a script that delivers a value to the page.
 *
 * @param path The script's path below the page's folder, the key of the value.
 * @param value Plain JSON.
 * @returns The script; the same bytes for equal values.
 */
export function deliveringScript(path: string, value: unknown): string {
  return `policyGradientBench.deliver(${literal(path)},${parsed(value)});\n`;
}

/**
 * Writes the script that sets what the page starts from.
 *
 * @param index Plain JSON.
 * @returns The script; the same bytes for equal values.
 */
export function indexScript(index: unknown): string {
  return `(globalThis.policyGradientBench??={}).index=${parsed(index)};\n`;
}

/** An expression that gives the value. A literal would take `__proto__` for a prototype. */
function parsed(value: unknown): string {
  return `JSON.parse(${literal(canonicalJson(value))})`;
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "<": "\\u003c",
  "\n": "\\n",
  "\r": "\\r",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** A string literal that neither ends a script element nor breaks its line. */
function literal(text: string): string {
  return `'${
    text.replace(/[\\'<\n\r\u2028\u2029]/g, (character) => escapes[character])
  }'`;
}

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
 * import { roundNumbers } from "./script_file.ts";
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
