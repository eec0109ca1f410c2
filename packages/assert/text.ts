import { messageEnd } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";

/**
 * Asserts that a text contains another.
 *
 * @example Usage
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 *
 * assertStringIncludes("seed-1.json", "seed");
 * ```
 *
 * @param actual The text.
 * @param expected What it must contain.
 * @param msg Appended to the error's message.
 * @throws {AssertionError} If it does not.
 */
export function assertStringIncludes(
  actual: string,
  expected: string,
  msg?: string,
): void {
  if (actual.includes(expected)) return;
  throw new AssertionError(
    `Expected actual: "${actual}" to contain: "${expected}"${messageEnd(msg)}`,
  );
}

/**
 * Asserts that a text matches a regular expression.
 *
 * @example Usage
 * ```ts
 * import { assertMatch } from "@std/assert";
 *
 * assertMatch("seed-12.json", /^seed-\d+\.json$/);
 * ```
 *
 * @param actual The text.
 * @param expected The expression.
 * @param msg Appended to the error's message.
 * @throws {AssertionError} If it does not match.
 */
export function assertMatch(
  actual: string,
  expected: RegExp,
  msg?: string,
): void {
  if (expected.test(actual)) return;
  throw new AssertionError(
    `Expected actual: "${actual}" to match: "${expected}"${messageEnd(msg)}`,
  );
}
