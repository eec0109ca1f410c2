/**
 * What a user can put right: bad arguments, bad files, a folder that can't be
 * written.
 *
 * @module
 */
import { plainText } from "../text/plain_text.ts";

/** The most characters of a message; of a longer one the middle is left out. */
const MOST_CHARACTERS = 2000;

/**
 * An error whose message is one line for the user: what is wrong and what
 * would be right. Command lines print the message alone and exit with 2.
 *
 * Messages quote arguments and files, so whatever would break the line or
 * reach the terminal as a command is replaced by U+FFFD.
 */
export class UsageError extends Error {
  /** Name of the class. */
  override readonly name: string = "UsageError";
  /**
   * Makes the error.
   *
   * @param message What is wrong; it may quote anything.
   * @param options What caused it.
   */
  constructor(message: string, options?: ErrorOptions) {
    super(shorten(plainText(message)), options);
  }
}

function shorten(line: string): string {
  if (line.length <= MOST_CHARACTERS) return line;
  const half = MOST_CHARACTERS / 2;
  return `${line.slice(0, half)}…${line.slice(-half)}`;
}
