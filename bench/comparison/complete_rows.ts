import type { ComparedEnvironment } from "./comparison.ts";
import type { CellRuns } from "./gather_runs.ts";
import { normalizeScore } from "./scales.ts";

/** A row that has a run on every environment that counts. */
export interface CompleteRow {
  /** Label of the row. */
  readonly row: string;
  /** Its cells on these environments, in their order. */
  readonly cells: readonly CellRuns[];
  /** Normalized scores: one list for each of the cells, one number a run. */
  readonly tasks: readonly (readonly number[])[];
}

/**
 * Finds the rows that can be compared over all environments.
 *
 * @param rows Labels in their order.
 * @param environments The environments that count; each has a scale.
 * @param gathered The runs.
 * @returns The complete rows in order; none where no environment counts.
 */
export function completeRows(
  rows: readonly string[],
  environments: readonly ComparedEnvironment[],
  gathered: readonly CellRuns[],
): CompleteRow[] {
  if (environments.length === 0) return [];
  return rows.flatMap((row) => {
    const cells = gathered.filter((cell) =>
      cell.row === row && environments.includes(cell.environment)
    );
    if (cells.length < environments.length) return [];
    return [{ row, cells, tasks: cells.map(normalizedScores) }];
  });
}

function normalizedScores({ environment, scores }: CellRuns): number[] {
  const { scale } = environment;
  return scores.flatMap((score) =>
    score === null || scale === null ? [] : [normalizeScore(score, scale)]
  );
}
