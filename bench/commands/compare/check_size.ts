import type { ScoreSet } from "../../comparison/mod.ts";
import { UsageError } from "../../files/usage_error.ts";

/** The most rows, environments and seeds of a cell: as many as a suite may have. */
const MOST = { rows: 100, environments: 100, seeds: 1000 };

/**
 * Refuses a set that is too large to be compared in bearable time.
 *
 * @param set The scores.
 * @throws {UsageError} In one line, saying of what there is too much.
 */
export function checkSize(
  { name, rows, environments, runs }: ScoreSet,
): void {
  const check = (noun: string, count: number, most: number) => {
    if (count <= most) return;
    throw new UsageError(
      `Cannot compare ${name} as it must have at most ${most} ${noun}: current number is ${count}`,
    );
  };
  check("rows", rows.length, MOST.rows);
  check("environments", environments.length, MOST.environments);
  const cells = Map.groupBy(
    runs,
    ({ environment, row }) => JSON.stringify([environment, row]),
  );
  for (const cell of cells.values()) {
    const [{ environment, row }] = cell;
    check(`seeds of ${row} on ${environment}`, cell.length, MOST.seeds);
  }
}
