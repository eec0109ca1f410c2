/**
 * The assertions that this project's tests use, with the signatures and
 * error types of `jsr:@std/assert`.
 *
 * ```ts
 * import { assertAlmostEquals, assertThrows } from "@std/assert";
 *
 * assertAlmostEquals(0.1 + 0.2, 0.3);
 * assertThrows(() => new Array(-1), RangeError, "Invalid array length");
 * ```
 *
 * @module
 */
export * from "./assertion_error.ts";
export * from "./comparison.ts";
export * from "./condition.ts";
export * from "./equal.ts";
export * from "./equality.ts";
export * from "./failure.ts";
export * from "./text.ts";
