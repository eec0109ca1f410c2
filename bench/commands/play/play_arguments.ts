/**
 * The arguments of `deno task play`.
 *
 * @module
 */
import { UsageError } from "../../files/usage_error.ts";
import { wholeNumber } from "../../terminal/option.ts";
import { readPathsAndOptions } from "../../terminal/read_options.ts";

/** What is to be played. */
export interface PlayArguments {
  /** Path of the policy's file. */
  readonly path: string;
  /** How many episodes. */
  readonly episodes: number;
  /** What the episodes are drawn by. */
  readonly seed: number;
}

const commandLine = {
  task: "play",
  does:
    "Plays an exported policy in its environment under onnxruntime and prints its score.",
  paths: "FILE.onnx",
  options: {
    episodes: wholeNumber("how many", {
      // Some minutes of the quickest policy.
      most: 1e6,
      default: 10,
    }),
    seed: wholeNumber("what the episodes are drawn by", {
      least: 0,
      most: Number.MAX_SAFE_INTEGER,
      default: 1,
    }),
  },
};

/**
 * Reads the arguments of `deno task play`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be played.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readPlayArguments(args: readonly string[]): PlayArguments {
  const { paths, options } = readPathsAndOptions(args, commandLine);
  if (paths.length === 1) return { path: paths[0], ...options };
  throw new UsageError(
    `Cannot play as one file must be named: current number is ${paths.length}; usage: deno task play FILE.onnx [options]`,
  );
}
