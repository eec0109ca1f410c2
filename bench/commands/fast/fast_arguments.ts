/**
 * The arguments of the program that chooses the mode of `deno task bench:fast`.
 *
 * @module
 */
import { readOptions } from "../../terminal/read_options.ts";

const commandLine = {
  task: "fast",
  does: "Prints the flags of V8 that deno task bench:fast runs bench with.",
  options: {},
};

/**
 * Reads the arguments of the program that chooses the mode of `deno task bench:fast`: there are none.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @throws {UsageError} In one line, if there is one.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readFastArguments(args: readonly string[]): void {
  readOptions(args, commandLine);
}
