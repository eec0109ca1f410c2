import type { Comparison } from "../comparison/mod.ts";
import type { OutputFile } from "../files/write_files.ts";
import { median } from "../statistics/mod.ts";
import type { TimedCell } from "../tables/timed_cells.ts";

/**
 * Draws the figures of a comparison.
 *
 * @param comparison The comparison.
 * @param timed Its cells with the times of their runs, of which each counts with
 * its median; without them, no figure of that.
 * @returns The files below `figures/`.
 */
export async function drawFigures(
  comparison: Comparison,
  timed: readonly TimedCell[] = [],
): Promise<OutputFile[]> {
  // Vega takes a while to load: not before it is needed.
  const { figureFiles, figuresOf, scoreAgainstTime } = await import(
    "../figures/mod.ts"
  );
  const times = timed.map(({ cell: { environment, row }, timings }) => ({
    environment,
    row,
    wallSeconds: median(timings.map(({ wallSeconds }) => wallSeconds)),
  }));
  const againstTime = scoreAgainstTime(comparison, times);
  return await figureFiles([
    ...figuresOf(comparison),
    ...againstTime === null ? [] : [againstTime],
  ]);
}
