import { messageEnd } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";

/**
 * Asserts that a condition holds.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 *
 * assert("gradient".startsWith("grad"));
 * ```
 *
 * @param expr The condition: any truthy value passes.
 * @param msg What the error says.
 * @throws {AssertionError} If `expr` is falsy.
 */
export function assert(expr: unknown, msg = ""): asserts expr {
  if (!expr) throw new AssertionError(msg);
}

/**
 * Asserts that a value is neither null nor undefined.
 *
 * @example Usage
 * ```ts
 * import { assertExists } from "@std/assert";
 *
 * assertExists(["CartPole-v1"].at(0));
 * ```
 *
 * @typeParam T Type of the value.
 * @param actual The value.
 * @param msg Appended to the error's message.
 * @throws {AssertionError} If the value is null or undefined.
 */
export function assertExists<T>(
  actual: T,
  msg?: string,
): asserts actual is NonNullable<T> {
  if (actual !== undefined && actual !== null) return;
  throw new AssertionError(
    `Expected actual: "${actual}" to not be null or undefined${
      messageEnd(msg)
    }`,
  );
}

/**
 * Asserts that a value is an instance of a class.
 *
 * @example Usage
 * ```ts
 * import { assertInstanceOf } from "@std/assert";
 *
 * assertInstanceOf(new Float32Array(2), Float32Array);
 * ```
 *
 * @typeParam T Type of the class.
 * @param actual The value.
 * @param expectedType The class.
 * @param msg Appended to the error's message.
 * @throws {AssertionError} If the value is not an instance of the class.
 */
export function assertInstanceOf<
  // deno-lint-ignore no-explicit-any
  T extends abstract new (...args: any[]) => any,
>(
  actual: unknown,
  expectedType: T,
  msg = "",
): asserts actual is InstanceType<T> {
  if (actual instanceof expectedType) return;
  const found = typeof actual === "object" && actual !== null
    ? actual.constructor?.name ?? "Object"
    : actual === null
    ? "null"
    : typeof actual;
  throw new AssertionError(
    `Expected object to be an instance of "${expectedType.name}" ` +
      `but was "${found}"${messageEnd(msg)}`,
  );
}

/**
 * Fails.
 *
 * @example Usage
 * ```ts
 * import { AssertionError, assertThrows, fail } from "@std/assert";
 *
 * assertThrows(() => fail("too slow"), AssertionError, "too slow");
 * ```
 *
 * @param msg Why.
 * @returns Never.
 * @throws {AssertionError} Always.
 */
export function fail(msg?: string): never {
  throw new AssertionError(`Failed assertion${messageEnd(msg)}`);
}

/**
 * Fails where the program's flow must never arrive.
 *
 * @example Usage
 * ```ts
 * import { AssertionError, assertThrows, unreachable } from "@std/assert";
 *
 * assertThrows(() => unreachable(), AssertionError, "Unreachable");
 * ```
 *
 * @param msg Why the place cannot be reached.
 * @returns Never.
 * @throws {AssertionError} Always.
 */
export function unreachable(msg?: string): never {
  throw new AssertionError(`Unreachable${messageEnd(msg)}`);
}
