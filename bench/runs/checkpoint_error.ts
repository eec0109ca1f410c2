/**
 * A checkpoint that can't be gone on from.
 *
 * @module
 */

/** Its message is one line for the user; the run starts from its beginning. */
export class CheckpointError extends Error {
  /** Name of the class. */
  override readonly name: string = "CheckpointError";
  /**
   * Makes the error.
   *
   * @param reason `damaged`: truncated or edited, or no checkpoint at all;
   * `other`: that of another record, revision or format.
   * @param message One line for the user.
   */
  constructor(readonly reason: "damaged" | "other", message: string) {
    super(message);
  }
}
