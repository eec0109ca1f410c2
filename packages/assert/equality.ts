import { format, messageEnd, throwDifference } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";
import { equal } from "./equal.ts";

/**
 * Asserts that two values are deeply equal, as {@linkcode equal} says.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals({ seeds: [1, 2] }, { seeds: [1, 2] });
 * ```
 *
 * @typeParam T Type of both values.
 * @param actual The value that was found.
 * @param expected The value that was wanted.
 * @param msg Appended to the first line of the error's message.
 * @throws {AssertionError} If they are not equal.
 */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void {
  if (equal(actual, expected)) return;
  throwDifference(`Values are not equal${messageEnd(msg)}`, actual, expected);
}

/**
 * Asserts that two values are not deeply equal.
 *
 * @example Usage
 * ```ts
 * import { assertNotEquals } from "@std/assert";
 *
 * assertNotEquals([1, 2], [2, 1]);
 * ```
 *
 * @typeParam T Type of both values.
 * @param actual The value that was found.
 * @param expected The value that was not wanted.
 * @param msg Appended to the error's message.
 * @throws {AssertionError} If they are equal.
 */
export function assertNotEquals<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (!equal(actual, expected)) return;
  throw new AssertionError(
    `Expected actual: ${format(actual)} not to be: ${format(expected)}${
      messageEnd(msg)
    }`,
  );
}

/**
 * Asserts that two values are the same, as `Object.is` says: unlike
 * {@linkcode assertEquals} it tells 0 from −0, and one object from its copy.
 *
 * @example Usage
 * ```ts
 * import { assertStrictEquals } from "@std/assert";
 *
 * assertStrictEquals(Math.sign(-0), -0);
 * ```
 *
 * @typeParam T Type of the wanted value.
 * @param actual The value that was found.
 * @param expected The value that was wanted.
 * @param msg Appended to the first line of the error's message.
 * @throws {AssertionError} If they are not the same.
 */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  msg?: string,
): asserts actual is T {
  if (Object.is(actual, expected)) return;
  if (format(actual) === format(expected)) {
    throw new AssertionError(
      `Values have the same structure but are not reference-equal${
        messageEnd(msg)
      }`,
    );
  }
  throwDifference(
    `Values are not strictly equal${messageEnd(msg)}`,
    actual,
    expected,
  );
}
