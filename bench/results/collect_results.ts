import { findRunsOfSuite } from "./published_runs.ts";
import { readResult, resultPaths } from "./result_files.ts";
import type { RunResult } from "./run_result.ts";
import { readTiming } from "./run_timing.ts";
import type { RunTiming } from "./run_timing.ts";
import { UsageError } from "../files/usage_error.ts";

/** A run that is to be reported. */
export interface ReportedRun {
  /** Its result, checked. */
  readonly result: RunResult;
  /** Its times; null where that file is missing. */
  readonly timing: RunTiming | null;
}

/**
 * Reads every `<out>/<suite>/<environment>/<row>/seed-<n>.json`, with the file
 * of times beside it. Other files are passed over.
 *
 * @param out The folder of all results.
 * @param suite Name of the suite.
 * @returns The runs, by path.
 * @throws {UsageError} In one line that names the file, if one is truncated,
 * edited, foreign or in another run's place, or if there is none at all.
 */
export function collectResults(out: string, suite: string): ReportedRun[] {
  const folder = `${out}/${suite}`;
  checkThere(folder);
  const paths = findRunsOfSuite(out, suite).map(({ path }) => path).sort();
  if (paths.length === 0) {
    throw new UsageError(
      `Cannot report ${folder} as it must hold results: there is no seed-<n>.json in it`,
    );
  }
  return paths.map((path) => readRun(out, suite, path));
}

function readRun(out: string, suite: string, path: string): ReportedRun {
  const result = readListed(path);
  const own = resultPaths(out, result);
  if (result.suite !== suite || own.json !== path) {
    const { environment, row, seed } = result;
    throw new UsageError(
      `Cannot read ${path} as it must be the result of its place: it is that of ${result.suite}/${environment}/${row}/seed-${seed}`,
    );
  }
  return { result, timing: readTiming(own.timing) };
}

/** Reads a file whose name was found: it may be a link that leads nowhere. */
function readListed(path: string): RunResult {
  try {
    return readResult(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new UsageError(`Cannot read ${path}: there is no such file`);
  }
}

function checkThere(folder: string): void {
  try {
    Deno.statSync(folder);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) return;
    throw new UsageError(
      `Cannot report ${folder} as it must be a folder of results: there is none`,
    );
  }
}
