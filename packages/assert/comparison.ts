import { format, messageEnd } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";

/**
 * Asserts that two numbers are equal but for rounding.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(0.1 + 0.2, 0.3);
 * assertAlmostEquals(0.99, 1, 0.02);
 * ```
 *
 * @param actual The number that was found.
 * @param expected The number that was wanted.
 * @param tolerance Greatest difference that passes. By default 1e-7 times
 * the wanted number, or 1e-7 where that is not finite.
 * @param msg Appended to the error's message.
 * @throws {AssertionError} If they differ by more.
 */
export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance?: number,
  msg?: string,
): void {
  if (Object.is(actual, expected)) return;
  const delta = Math.abs(expected - actual);
  const allowed = tolerance ??
    (Number.isFinite(expected) ? Math.abs(expected) * 1e-7 : 1e-7);
  if (delta <= allowed) return;
  throw new AssertionError(
    `Expected actual: "${actual}" to be close to "${expected}": ` +
      `delta "${delta}" is greater than "${allowed}"${messageEnd(msg)}`,
  );
}

/**
 * Asserts that a value is greater than another.
 *
 * @example Usage
 * ```ts
 * import { assertGreater } from "@std/assert";
 *
 * assertGreater(2, 1);
 * ```
 *
 * @typeParam T Type of both values.
 * @param actual The value that was found.
 * @param expected The bound.
 * @param msg What the error says instead of the comparison.
 * @throws {AssertionError} If it is not.
 */
export function assertGreater<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (actual > expected) return;
  throwComparison(actual, ">", expected, msg);
}

/**
 * Asserts that a value is greater than or equal to another.
 *
 * @example Usage
 * ```ts
 * import { assertGreaterOrEqual } from "@std/assert";
 *
 * assertGreaterOrEqual(2, 2);
 * ```
 *
 * @typeParam T Type of both values.
 * @param actual The value that was found.
 * @param expected The bound.
 * @param msg What the error says instead of the comparison.
 * @throws {AssertionError} If it is not.
 */
export function assertGreaterOrEqual<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (actual >= expected) return;
  throwComparison(actual, ">=", expected, msg);
}

/**
 * Asserts that a value is less than another.
 *
 * @example Usage
 * ```ts
 * import { assertLess } from "@std/assert";
 *
 * assertLess(1, 2);
 * ```
 *
 * @typeParam T Type of both values.
 * @param actual The value that was found.
 * @param expected The bound.
 * @param msg What the error says instead of the comparison.
 * @throws {AssertionError} If it is not.
 */
export function assertLess<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (actual < expected) return;
  throwComparison(actual, "<", expected, msg);
}

/**
 * Asserts that a value is less than or equal to another.
 *
 * @example Usage
 * ```ts
 * import { assertLessOrEqual } from "@std/assert";
 *
 * assertLessOrEqual(2, 2);
 * ```
 *
 * @typeParam T Type of both values.
 * @param actual The value that was found.
 * @param expected The bound.
 * @param msg What the error says instead of the comparison.
 * @throws {AssertionError} If it is not.
 */
export function assertLessOrEqual<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (actual <= expected) return;
  throwComparison(actual, "<=", expected, msg);
}

function throwComparison(
  actual: unknown,
  relation: string,
  expected: unknown,
  msg?: string,
): never {
  throw new AssertionError(
    msg ?? `Expect ${format(actual)} ${relation} ${format(expected)}`,
  );
}
