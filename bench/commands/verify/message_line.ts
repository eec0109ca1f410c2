import { firstLine } from "../../text/first_line.ts";
import { plainText } from "../../text/plain_text.ts";

/** The most characters of a message: it may quote a file. */
const mostShown = 500;

/**
 * What an error says, for people.
 *
 * @param error An error, or its message.
 * @returns The first line, which a terminal shows as it is, at most 500
 * characters of it.
 */
export function messageLine(error: unknown): string {
  const line = plainText(firstLine(error));
  return line.length <= mostShown ? line : `${line.slice(0, mostShown)}…`;
}
