/**
 * The options of `deno task verify`, and the published runs that they select.
 *
 * @module
 */
import { deriveRandom, shuffle } from "../../../numerics/mod.ts";
import {
  readInteger,
  readNames,
  readOptions,
} from "../../terminal/command_line.ts";
import { UsageError } from "../../files/usage_error.ts";
import { findPublishedRuns } from "../../results/published_runs.ts";
import type { PublishedRun } from "../../results/published_runs.ts";

/** What `--help` prints. */
export const verifyHelp =
  `Trains published runs again and compares them with what is published.

usage: deno task verify [options]

  --suite A,B        folders of suites (default: all that hold runs)
  --algorithm A,B    rows (default: all)
  --env A,B          environments (default: all)
  --seeds N          seeds 1 to N, up to 1000 (default: all)
  --sample N         N of these runs, drawn at random (default: all)
  --sample-seed N    draws others (default: 1)
  --workers N        runs at once (default: one for each core)
  --out FOLDER       where results lie (default: results); nothing is written
  --help             prints this

exits with 0 where all are the same, 1 where one is not, 2 where an option is wrong`;

/** What is to be done. */
export interface VerifyArguments {
  /** The runs that are to be compared, at least one. */
  readonly runs: readonly PublishedRun[];
  /** How many runs at once. */
  readonly workers: number;
  /** The folder of all results. */
  readonly out: string;
}

/**
 * Reads the arguments of `verify` and finds the runs that they select.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @returns What is to be done; null where the help was asked for.
 * @throws {UsageError} In one line, if an argument is wrong or selects nothing.
 */
export function readVerifyArguments(
  args: readonly string[],
): VerifyArguments | null {
  const options = readOptions(args, {
    string: [
      "suite",
      "algorithm",
      "env",
      "seeds",
      "sample",
      "sample-seed",
      "workers",
      "out",
    ],
    boolean: ["help"],
  });
  if (options.help) return null;
  const out = (options.out ?? "results").replace(/(?<=.)[/\\]+$/, "");
  const workers = readInteger("workers", options.workers, 1024) ??
    navigator.hardwareConcurrency;
  const sample = readSample(options.sample, options["sample-seed"]);
  const published = findPublishedRuns(out);
  if (published.length === 0) {
    throw new UsageError(
      `Cannot verify ${out} as it must hold results: there is no <suite>/<environment>/<row>/seed-<n>.json in it`,
    );
  }
  const selected = select(published, options);
  if (selected.length === 0) {
    throw new UsageError(
      `Cannot verify ${out} as it holds no run that --suite, --algorithm, --env and --seeds select together`,
    );
  }
  return { runs: sample ? draw(selected, sample) : selected, workers, out };
}

/** What the options say of the runs' places. */
interface Filters {
  readonly suite?: string;
  readonly algorithm?: string;
  readonly env?: string;
  readonly seeds?: string;
}

function select(
  published: readonly PublishedRun[],
  filters: Filters,
): PublishedRun[] {
  const names = (of: (run: PublishedRun) => string) =>
    [...new Set(published.map(of))].sort();
  const suites = readNames(
    "suite",
    filters.suite,
    names(({ suite }) => suite),
  );
  const rows = readNames(
    "algorithm",
    filters.algorithm,
    names(({ row }) => row),
  );
  const environments = readNames(
    "env",
    filters.env,
    names(({ environment }) => environment),
  );
  const seeds = readInteger("seeds", filters.seeds, 1000) ?? Infinity;
  return published.filter(({ suite, row, environment, seed }) =>
    suites.includes(suite) && rows.includes(row) &&
    environments.includes(environment) && seed <= seeds
  );
}

/** How many runs are drawn, and by which seed. */
interface Sample {
  readonly size: number;
  readonly seed: number;
}

function readSample(size?: string, seed?: string): Sample | null {
  const most = Number.MAX_SAFE_INTEGER;
  const sampleSize = readInteger("sample", size, most);
  const sampleSeed = readInteger("sample-seed", seed, most);
  if (sampleSize !== undefined) {
    return { size: sampleSize, seed: sampleSeed ?? 1 };
  }
  if (sampleSeed === undefined) return null;
  throw new UsageError("Cannot use --sample-seed without --sample");
}

/** A random sample without replacement, in the order of the runs. */
function draw(runs: readonly PublishedRun[], { size, seed }: Sample) {
  const indices = runs.map((_, i) => i);
  shuffle(indices, deriveRandom(seed, "verify/sample"));
  const drawn = new Set(indices.slice(0, size));
  return runs.filter((_, i) => drawn.has(i));
}
