/**
 * What an error says in one line.
 *
 * @param error What was thrown.
 * @returns The first line of its message; its name where it has none.
 *
 * @example The rest is left out
 * ```ts
 * import { firstLine } from "./first_line.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(firstLine(new RangeError("too large\n  at work")), "too large");
 * assertEquals(firstLine(new RangeError()), "RangeError");
 * ```
 */
export function firstLine(error: unknown): string {
  const text = error instanceof Error
    ? error.message || error.name
    : String(error);
  return text.split("\n", 1)[0];
}
