import { aggregateIntervals, mean } from "../statistics/mod.ts";
import { bootstrapFor, type BootstrapSettings } from "./bootstrap_settings.ts";
import type { ComparedAggregate, ComparedCell } from "./comparison.ts";
import type { CompleteRow } from "./complete_rows.ts";

/**
 * Aggregates each row's normalized scores over the environments.
 *
 * @param rows The complete rows.
 * @param cells The compared cells, for their ranks.
 * @param settings Seed, replications and confidence.
 * @returns One aggregate a row, in the same order.
 */
export function compareAggregates(
  rows: readonly CompleteRow[],
  cells: readonly ComparedCell[],
  settings: BootstrapSettings,
): ComparedAggregate[] {
  return rows.map(({ row, cells: own, tasks }) => {
    const environments = own.map(({ environment }) => environment.id);
    const places = cells.flatMap((cell) =>
      cell.row === row && environments.includes(cell.environment)
        ? cell.rank ?? []
        : []
    );
    return {
      row,
      environments,
      runs: tasks.flat().length,
      ...aggregateIntervals(
        tasks,
        bootstrapFor(settings, `aggregates/${row}`),
      ),
      meanRank: mean(places),
    };
  });
}
