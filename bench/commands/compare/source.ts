import { type ScoreSet, scoreSetOf } from "../../comparison/mod.ts";
import { collectResults } from "../../results/collect_results.ts";
import { tableOrder } from "../../report/table_order.ts";
import type { RunResult } from "../../results/run_result.ts";
import { UsageError } from "../../files/usage_error.ts";
import { checkSize } from "./check_size.ts";
import { readScoresFile } from "./scores_file.ts";
import type { NamedPath } from "./source_names.ts";

/** Scores from one place. */
export interface Source extends NamedPath {
  /** The scores, under the source's name. */
  readonly set: ScoreSet;
  /** The results of this benchmark that they are of; null where they come from a file of scores. */
  readonly results: readonly RunResult[] | null;
}

/**
 * Reads the scores of one place.
 *
 * @param place A folder of a suite's results, such as `results/classic`, or a
 * `.csv` file of scores, and its name.
 * @returns Its scores; a suite that comes with the benchmark keeps its order,
 * a file of scores its own.
 * @throws {UsageError} In one line, if anything there can't be used.
 */
export function readSource({ path, name }: NamedPath): Source {
  if (/\.csv$/i.test(path)) {
    const runs = readScoresFile(path);
    const environments = new Set(runs.map(({ environment }) => environment));
    const rows = new Set(runs.map(({ row }) => row));
    const set = {
      name,
      environments: [...environments],
      rows: [...rows],
      engines: [],
      revisions: [],
      runs,
    };
    checkSize(set);
    return { path, name, set, results: null };
  }
  const [, out = ".", suite] = /^(?:(.*)[/\\])?([a-z0-9-]+)$/s.exec(path) ?? [];
  if (suite === undefined) {
    throw new UsageError(
      `Cannot compare ${path} as it must be a .csv file, or a folder of results that is named after its suite, such as results/classic`,
    );
  }
  const results = collectResults(out, suite).map(({ result }) => result);
  const set = { ...scoreSetOf(results, tableOrder(suite)), name };
  return { path, name, set, results };
}
