/**
 * The arguments of `deno task golden`.
 *
 * @module
 */
import { flag } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** What becomes of the digests. */
export interface GoldenArguments {
  /** Whether they are pinned anew. */
  readonly write: boolean;
}

const commandLine = {
  task: "golden",
  does:
    "Trains the golden runs and compares their digests with the pinned ones.",
  options: {
    write: flag("pins the digests anew, after 'revision' was raised"),
  },
};

/**
 * Reads the arguments of `deno task golden`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What becomes of the digests.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readGoldenArguments(args: readonly string[]): GoldenArguments {
  return readOptions(args, commandLine);
}
