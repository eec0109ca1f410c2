/**
 * What a user can put right: bad arguments, bad files, a folder that can't be
 * written.
 *
 * @module
 */

/**
 * An error whose message is one line for the user: what is wrong and what
 * would be right. Command lines print the message alone and exit with 2.
 */
export class UsageError extends Error {
  /** Name of the class. */
  override readonly name: string = "UsageError";
}
