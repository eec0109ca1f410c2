import type { ScoreSet } from "../../comparison/mod.ts";

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
