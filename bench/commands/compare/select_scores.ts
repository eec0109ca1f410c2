import { chooseNames } from "../../terminal/option.ts";
import type { ScoreSet } from "../../comparison/mod.ts";
import { UsageError } from "../../files/usage_error.ts";
import { checkSize } from "./check_size.ts";

/** What is selected; what is undefined selects all. */
export interface Selection {
  /** Labels of rows. */
  readonly algorithm?: readonly string[];
  /** Ids of environments. */
  readonly env?: readonly string[];
}

/**
 * Selects rows and environments of a set.
 *
 * @param set The scores.
 * @param selection What is selected.
 * @returns The scores of the selection; rows and environments that have none
 * are left out.
 * @throws {UsageError} In one line, if there is no such row or environment, or
 * fewer than two rows or too much is left.
 */
export function selectScores(set: ScoreSet, selection: Selection): ScoreSet {
  const rows = chooseNames("algorithm", selection.algorithm, set.rows);
  const environments = chooseNames("env", selection.env, set.environments);
  const runs = set.runs.filter((run) =>
    rows.includes(run.row) && environments.includes(run.environment)
  );
  const leftRows = new Set(runs.map(({ row }) => row));
  const leftEnvironments = new Set(runs.map(({ environment }) => environment));
  if (leftRows.size < 2) {
    throw new UsageError(
      `Cannot compare ${set.name} as there must be at least two rows: current number is ${leftRows.size}`,
    );
  }
  const selected = {
    ...set,
    environments: environments.filter((id) => leftEnvironments.has(id)),
    rows: rows.filter((row) => leftRows.has(row)),
    runs,
  };
  checkSize(selected);
  return selected;
}

/**
 * Finds the environments on which every row has a run.
 *
 * @param set The scores.
 * @returns Their ids in the set's order.
 */
export function sharedEnvironments(
  { environments, rows, runs }: ScoreSet,
): string[] {
  const key = (environment: string, row: string) =>
    JSON.stringify([environment, row]);
  const cells = new Set(
    runs.map(({ environment, row }) => key(environment, row)),
  );
  return environments.filter((id) =>
    rows.every((row) => cells.has(key(id, row)))
  );
}
