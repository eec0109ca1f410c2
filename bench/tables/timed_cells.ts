import type { ComparedCell, Comparison } from "../comparison/mod.ts";
import type { RunTiming } from "../results/run_timing.ts";
import type { ReportedRun } from "../results/collect_results.ts";

/** A cell with the times of its runs. */
export interface TimedCell {
  /** The cell. */
  readonly cell: ComparedCell;
  /** Times of its runs, at least one. */
  readonly timings: readonly RunTiming[];
}

/**
 * Finds the times of the runs of each cell.
 *
 * @param comparison The comparison, for its cells and their order.
 * @param runs The runs with their times.
 * @returns The cells that have times; runs without are passed over.
 */
export function timedCells(
  { cells }: Comparison,
  runs: readonly ReportedRun[],
): TimedCell[] {
  return cells.flatMap((cell) => {
    const timings = runs.flatMap(({ result, timing }) =>
      timing !== null && result.row === cell.row &&
        result.environment === cell.environment
        ? [timing]
        : []
    );
    return timings.length === 0 ? [] : [{ cell, timings }];
  });
}
