import { messageEnd } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";

/**
 * Asserts that a function throws.
 *
 * @example Usage
 * ```ts
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => JSON.parse("{"));
 * ```
 *
 * @param fn The function.
 * @param msg Appended to the error's message.
 * @returns What it threw.
 * @throws {AssertionError} If it does not throw.
 */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
/**
 * Asserts that a function throws an error of a class, whose message contains
 * a text.
 *
 * @example Usage
 * ```ts
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => new Array(-1), RangeError, "Invalid array length");
 * ```
 *
 * @typeParam E Type of the error.
 * @param fn The function.
 * @param ErrorClass Class of the error.
 * @param msgIncludes What the message must contain.
 * @param msg Appended to the error's message.
 * @returns The error that it threw.
 * @throws {AssertionError} If it does not throw, or throws something else.
 */
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  // deno-lint-ignore no-explicit-any
  ErrorClass: abstract new (...args: any[]) => E,
  msgIncludes?: string,
  msg?: string,
): E;
export function assertThrows(
  fn: () => unknown,
  ...rest: Expectation
): unknown {
  const { type, msgIncludes, end } = readExpectation(rest);
  try {
    fn();
  } catch (error) {
    return checkError(error, "thrown", type, msgIncludes, end);
  }
  throw new AssertionError(`Expected function to throw${end}`);
}

/**
 * Asserts that a function's promise rejects.
 *
 * @example Usage
 * ```ts
 * import { assertRejects } from "@std/assert";
 *
 * await assertRejects(() => Promise.reject(new Error("no such suite")));
 * ```
 *
 * @param fn The function. To throw before it returns a promise is a failure.
 * @param msg Appended to the error's message.
 * @returns What the promise was rejected with.
 * @throws {AssertionError} If the promise does not reject.
 */
export function assertRejects(
  fn: () => PromiseLike<unknown>,
  msg?: string,
): Promise<unknown>;
/**
 * Asserts that a function's promise rejects with an error of a class, whose
 * message contains a text.
 *
 * @example Usage
 * ```ts
 * import { assertRejects } from "@std/assert";
 *
 * await assertRejects(
 *   () => Promise.reject(new TypeError("no such suite")),
 *   TypeError,
 *   "suite",
 * );
 * ```
 *
 * @typeParam E Type of the error.
 * @param fn The function. To throw before it returns a promise is a failure.
 * @param ErrorClass Class of the error.
 * @param msgIncludes What the message must contain.
 * @param msg Appended to the error's message.
 * @returns The error.
 * @throws {AssertionError} If it does not reject, or rejects otherwise.
 */
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  // deno-lint-ignore no-explicit-any
  ErrorClass: abstract new (...args: any[]) => E,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;
export async function assertRejects(
  fn: () => PromiseLike<unknown>,
  ...rest: Expectation
): Promise<unknown> {
  const { type, msgIncludes, end } = readExpectation(rest);
  let promise: PromiseLike<unknown> | undefined;
  try {
    promise = fn();
    if (typeof promise?.then !== "function") throw new TypeError("no promise");
  } catch (cause) {
    throw new AssertionError(`Function throws when expected to reject${end}`, {
      cause,
    });
  }
  try {
    await promise;
  } catch (error) {
    return checkError(error, "rejected", type, msgIncludes, end);
  }
  throw new AssertionError(`Expected function to reject${end}`);
}

// deno-lint-ignore no-explicit-any
type ErrorClass = abstract new (...args: any[]) => Error;

type Expectation = [
  typeOrMsg?: ErrorClass | string,
  msgIncludes?: string,
  msg?: string,
];

function readExpectation([typeOrMsg, msgIncludes, msg]: Expectation) {
  return typeof typeOrMsg === "string"
    ? { end: messageEnd(typeOrMsg) }
    : { type: typeOrMsg, msgIncludes, end: messageEnd(msg) };
}

function checkError(
  error: unknown,
  how: "thrown" | "rejected",
  type: ErrorClass | undefined,
  msgIncludes: string | undefined,
  end: string,
): unknown {
  if (type === undefined) return error;
  if (!(error instanceof Error)) {
    throw new AssertionError(`A non-Error object was ${how}${end}`);
  }
  const name = error.constructor.name;
  if (!(error instanceof type)) {
    throw new AssertionError(
      `Expected error to be instance of "${type.name}", but was "${name}"${end}`,
      { cause: error },
    );
  }
  if (msgIncludes !== undefined && !error.message.includes(msgIncludes)) {
    throw new AssertionError(
      `Expected error message to include ${
        JSON.stringify(msgIncludes)
      }, but got ${JSON.stringify(error.message)}${end}`,
      { cause: error },
    );
  }
  return error;
}
