/**
 * What a failed assertion throws.
 *
 * @example Usage
 * ```ts
 * import { assertEquals, AssertionError } from "@std/assert";
 *
 * assertEquals(new AssertionError("too low").name, "AssertionError");
 * ```
 */
export class AssertionError extends Error {
  /**
   * Creates the error.
   *
   * @param message What was expected, and what was found.
   * @param options The cause, as every `Error` takes it.
   */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AssertionError";
  }
}
