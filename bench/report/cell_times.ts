import type { CellTime } from "../figures/mod.ts";
import { median } from "../statistics/mod.ts";
import type { TimedCell } from "../tables/timed_cells.ts";

/**
 * How long the runs of each cell took.
 *
 * @param timed The cells with their times.
 * @returns Medians over the runs of each.
 */
export function cellTimes(timed: readonly TimedCell[]): CellTime[] {
  return timed.map(({ cell: { environment, row }, timings }) => ({
    environment,
    row,
    wallSeconds: median(timings.map(({ wallSeconds }) => wallSeconds)),
  }));
}
