import { UsageError } from "../files/usage_error.ts";
import type { ComparedEnvironment } from "./comparison.ts";
import type { ScoredRun, ScoreSet } from "./score_set.ts";

/** The runs of one row on one environment. */
export interface CellRuns {
  /** The environment. */
  readonly environment: ComparedEnvironment;
  /** Label of the row. */
  readonly row: string;
  /** The runs in ascending order of their seeds. */
  readonly runs: readonly ScoredRun[];
  /** Score of each run; the random policy's where it diverged, null where that isn't known. */
  readonly scores: readonly (number | null)[];
}

/**
 * Puts the runs of a set into cells, whatever their order was.
 *
 * @param set The runs.
 * @param environments The set's environments with their scales.
 * @returns Cells that have runs: environment by environment, row by row.
 * @throws {UsageError} In one line, if a run occurs twice.
 */
export function gatherRuns(
  set: ScoreSet,
  environments: readonly ComparedEnvironment[],
): CellRuns[] {
  const groups = Map.groupBy(set.runs, (run) => key(run.environment, run.row));
  return environments.flatMap((environment) =>
    set.rows.flatMap((row) => {
      const runs = groups.get(key(environment.id, row));
      return runs === undefined ? [] : [cellRuns(environment, row, runs)];
    })
  );
}

function key(environment: string, row: string): string {
  return JSON.stringify([environment, row]);
}

function cellRuns(
  environment: ComparedEnvironment,
  row: string,
  unsorted: readonly ScoredRun[],
): CellRuns {
  const runs = unsorted.toSorted((a, b) => a.seed - b.seed);
  const twice = runs.find(({ seed }, i) => i > 0 && runs[i - 1].seed === seed);
  if (twice !== undefined) {
    throw new UsageError(
      `Cannot compare ${environment.id}/${row} as each seed must occur once: seed ${twice.seed} occurs twice`,
    );
  }
  const random = environment.scale?.random ?? null;
  return {
    environment,
    row,
    runs,
    scores: runs.map(({ score }) => score ?? random),
  };
}
