/**
 * What all commands share: arguments, exit codes, and errors as one line.
 *
 * @module
 */
import { UsageError } from "../files/usage_error.ts";
import { HelpRequest } from "./command_line.ts";
import type { ArgumentReader } from "./command_line.ts";

/**
 * Runs a command and ends the process with its exit code. The help is printed;
 * a {@linkcode UsageError} is printed as its one line and exits with 2.
 *
 * @param read Reads its arguments.
 * @param command Does what they ask for, and gives the exit code or a text to
 * print.
 */
export async function runCommand<A>(
  read: ArgumentReader<A>,
  command: (wanted: A) => number | string | Promise<number | string>,
): Promise<never> {
  try {
    const result = await command(read(Deno.args));
    if (typeof result === "number") Deno.exit(result);
    console.log(result);
    Deno.exit(0);
  } catch (error) {
    const isHelp = error instanceof HelpRequest;
    if (!isHelp && !(error instanceof UsageError)) throw error;
    if (isHelp) console.log(error.message);
    else console.error(error.message);
    Deno.exit(isHelp ? 0 : 2);
  }
}
