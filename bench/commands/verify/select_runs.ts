import { deriveRandom, shuffle } from "../../../numerics/mod.ts";
import { UsageError } from "../../files/usage_error.ts";
import { findPublishedRuns } from "../../results/published_runs.ts";
import type { PublishedRun } from "../../results/published_runs.ts";
import { resultPaths } from "../../results/result_files.ts";
import { readTiming } from "../../results/run_timing.ts";
import { chooseNames } from "../../terminal/option.ts";
import type { Sample, VerifyArguments } from "./verify_arguments.ts";

/**
 * Finds the published runs that are to be verified.
 *
 * @param wanted What the arguments ask for.
 * @returns The runs, at least one, in the order of their places.
 * @throws {UsageError} In one line, if the arguments select nothing.
 */
export function selectRuns(wanted: VerifyArguments): PublishedRun[] {
  const { out, sample } = wanted;
  const published = findPublishedRuns(out);
  if (published.length === 0) {
    throw new UsageError(
      `Cannot verify ${out} as it must hold results: there is no <suite>/<environment>/<row>/seed-<n>.json in it`,
    );
  }
  const selected = select(published, wanted);
  if (selected.length === 0) {
    throw new UsageError(
      `Cannot verify ${out} as it holds no run that --suite, --algorithm, --env, --seeds and --longest select together`,
    );
  }
  return sample ? draw(selected, sample) : selected;
}

function select(
  published: readonly PublishedRun[],
  { out, suite, algorithm, env, seeds = Infinity, longest = Infinity }:
    VerifyArguments,
): PublishedRun[] {
  const choose = (
    option: string,
    names: readonly string[] | undefined,
    of: (run: PublishedRun) => string,
  ) => chooseNames(option, names, [...new Set(published.map(of))].sort());
  const suites = choose("suite", suite, (run) => run.suite);
  const rows = choose("algorithm", algorithm, (run) => run.row);
  const environments = choose("env", env, (run) => run.environment);
  return published.filter((run) =>
    suites.includes(run.suite) && rows.includes(run.row) &&
    environments.includes(run.environment) && run.seed <= seeds &&
    (longest === Infinity || secondsOf(out, run) <= longest)
  );
}

/** How long a run took when it was published; unknown is too long. */
function secondsOf(out: string, run: PublishedRun): number {
  return readTiming(resultPaths(out, run).timing)?.wallSeconds ?? Infinity;
}

/** A random sample without replacement, in the order of the runs. */
function draw(runs: readonly PublishedRun[], { size, seed }: Sample) {
  const indices = runs.map((_, i) => i);
  shuffle(indices, deriveRandom(seed, "verify/sample"));
  const drawn = new Set(indices.slice(0, size));
  return runs.filter((_, i) => drawn.has(i));
}
