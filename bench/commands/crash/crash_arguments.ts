/**
 * The arguments of `deno task crash`.
 *
 * @module
 */
import { wholeNumber } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** How the benchmark is killed. */
export interface CrashArguments {
  /** How often. */
  readonly kills: number;
  /** Draws the moments and the damage. */
  readonly seed: number;
}

const commandLine = {
  task: "crash",
  does:
    "Kills a small benchmark with SIGKILL again and again, damages its files now and then, lets it meet a full disk and a read-only folder, and compares what it ends with.",
  options: {
    kills: wholeNumber({
      value: "N",
      help: "how often",
      most: 100_000,
      default: 10,
    }),
    seed: wholeNumber({
      value: "N",
      help: "of the moments and the damage",
      most: 2 ** 32,
      default: 1,
    }),
  },
};

/**
 * Reads the arguments of `deno task crash`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns How the benchmark is killed.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readCrashArguments(args: readonly string[]): CrashArguments {
  return readOptions(args, commandLine);
}
