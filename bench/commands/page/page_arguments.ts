/**
 * The arguments of `deno task page`.
 *
 * @module
 */
import { flag } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** How the page is built. */
export interface PageArguments {
  /** Whether its files are only compared with the committed ones. */
  readonly check: boolean;
}

const commandLine = {
  task: "page",
  does: "Builds the page's committed scripts and style from their sources.",
  options: {
    check: flag(
      "writes nothing; exits with 1 where a file differs from its sources",
    ),
  },
};

/**
 * Reads the arguments of `deno task page`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns How the page is built.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readPageArguments(args: readonly string[]): PageArguments {
  return readOptions(args, commandLine);
}
