/**
 * The arguments of `deno task verify`.
 *
 * @module
 */
import { UsageError } from "../../files/usage_error.ts";
import { folder, names, seconds, wholeNumber } from "../../terminal/option.ts";
import { readOptions } from "../../terminal/read_options.ts";

/** What is to be verified; what is undefined stands for all. */
export interface VerifyArguments {
  /** Folders of suites. */
  readonly suite: readonly string[] | undefined;
  /** Labels of rows. */
  readonly algorithm: readonly string[] | undefined;
  /** Ids of environments. */
  readonly env: readonly string[] | undefined;
  /** Seeds 1 to this one. */
  readonly seeds: number | undefined;
  /** Only runs that took at most so many seconds when they were published. */
  readonly longest: number | undefined;
  /** How many of these runs are drawn, and by which seed. */
  readonly sample: Sample | undefined;
  /** How many runs at once. */
  readonly workers: number;
  /** The folder of all results. */
  readonly out: string;
}

/** How many runs are drawn, and by which seed. */
export interface Sample {
  /** How many, where there are so many. */
  readonly size: number;
  /** What they are drawn by. */
  readonly seed: number;
}

const most = Number.MAX_SAFE_INTEGER;

const commandLine = {
  task: "verify",
  does: "Trains published runs again and compares them with what is published.",
  options: {
    suite: names("folders of suites (default: all that hold runs)"),
    algorithm: names("rows (default: all)"),
    env: names("environments (default: all)"),
    seeds: wholeNumber("seeds 1 to N, up to 1000 (default: all)", {
      most: 1000,
    }),
    longest: seconds(
      "runs whose file of times says S seconds or less (default: all)",
      { most: 1e9 },
    ),
    sample: wholeNumber("N of these runs, drawn at random (default: all)", {
      most,
    }),
    "sample-seed": wholeNumber("draws others (default: 1)", { most }),
    workers: wholeNumber("runs at once (default: one for each core)", {
      most: 1024,
      default: navigator.hardwareConcurrency,
    }),
    out: folder(
      "where results lie (default: results); nothing is written",
      "results",
    ),
  },
  notes:
    "exits with 0 where all are the same, 1 where one is not, 2 where an option is wrong",
};

/**
 * Reads the arguments of `deno task verify`.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be verified.
 * @throws {UsageError} In one line, if an argument is wrong.
 * @throws {HelpRequest} If the help is asked for.
 */
export function readVerifyArguments(args: readonly string[]): VerifyArguments {
  const { sample: size, "sample-seed": seed, ...others } = readOptions(
    args,
    commandLine,
  );
  if (size === undefined && seed !== undefined) {
    throw new UsageError("Cannot use --sample-seed without --sample");
  }
  const sample = size === undefined ? undefined : { size, seed: seed ?? 1 };
  return { ...others, sample };
}
