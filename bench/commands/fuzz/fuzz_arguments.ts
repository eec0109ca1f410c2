/**
 * The arguments of `deno task fuzz`.
 *
 * @module
 */
import { wholeNumber } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** How much hostile input is tried. */
export interface FuzzArguments {
  /** Cases in all, at least. */
  readonly runs: number;
  /** What they are drawn by. */
  readonly seed: number;
}

const commandLine = {
  task: "fuzz",
  does: "Checks what hostile input must never do.",
  options: {
    runs: wholeNumber({
      value: "N",
      help: "cases in all, at least",
      most: 1e9,
      default: 100_000,
    }),
    seed: wholeNumber({
      value: "N",
      help: "what they are drawn by",
      most: 2 ** 31 - 1,
      default: 1,
    }),
  },
};

/**
 * Reads the arguments of `deno task fuzz`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns How much hostile input is tried.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readFuzzArguments(args: readonly string[]): FuzzArguments {
  return readOptions(args, commandLine);
}
