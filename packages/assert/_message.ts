import { AssertionError } from "./assertion_error.ts";

/**
 * Ends a message: with the test's own words, or with a full stop.
 *
 * @param msg The test's own words.
 * @returns What to append.
 */
export function messageEnd(msg: string | undefined): string {
  return msg ? `: ${msg}` : ".";
}

/**
 * Prints a value over several lines, with sorted keys, so that equal values
 * print alike.
 *
 * @param value Any value.
 * @returns The text.
 */
export function format(value: unknown): string {
  return Deno.inspect(value, {
    compact: false,
    depth: Infinity,
    getters: true,
    iterableLimit: Infinity,
    sorted: true,
    strAbbreviateSize: Infinity,
    trailingComma: true,
  });
}

/** Lines of context, and at most so many differing lines of each side. */
const CONTEXT = 2;
const SHOWN = 40;

/**
 * Throws with the lines in which two values differ.
 *
 * @param title What was expected of the two values.
 * @param actual The value that was found.
 * @param expected The value that was wanted.
 * @throws {AssertionError} Always.
 */
export function throwDifference(
  title: string,
  actual: unknown,
  expected: unknown,
): never {
  const found = format(actual).split("\n");
  const wanted = format(expected).split("\n");
  const shorter = Math.min(found.length, wanted.length);
  let start = 0;
  while (start < shorter && found[start] === wanted[start]) start++;
  let end = 0;
  while (
    end < shorter - start && found.at(-1 - end) === wanted.at(-1 - end)
  ) end++;
  const lines = [
    ...found.slice(Math.max(0, start - CONTEXT), start).map((l) => `    ${l}`),
    ...marked("-", found.slice(start, found.length - end)),
    ...marked("+", wanted.slice(start, wanted.length - end)),
    ...found.slice(found.length - end).slice(0, CONTEXT).map((l) => `    ${l}`),
  ];
  throw new AssertionError(
    `${title}\n\n    [Diff] - Actual / + Expected\n\n${lines.join("\n")}\n`,
  );
}

function marked(sign: string, lines: readonly string[]): string[] {
  const shown = lines.slice(0, SHOWN).map((line) => `${sign}   ${line}`);
  const hidden = lines.length - shown.length;
  return hidden > 0 ? [...shown, `${sign}   … ${hidden} more lines`] : shown;
}
