import type { Cell } from "./cells.ts";
import { csv } from "./csv.ts";

const HEADER = [
  "suite",
  "environment",
  "row",
  "algorithm",
  "seed",
  "final_mean",
  "final_std",
  "steps_to_threshold",
  "ended",
];

/**
 * Writes one line for each run, unrounded. Where a run diverged, `final_mean`
 * is the random policy's mean return, so that means over the file are those of
 * the tables, and `final_std` is empty.
 *
 * @param cells The cells in their order.
 * @returns The text of `scores.csv`.
 */
export function scoresCsv(cells: readonly Cell[]): string {
  const rows = cells.flatMap(({ runs }) =>
    runs.map(({ result, score, stepsToThreshold }) => [
      result.suite,
      result.environment,
      result.row,
      result.algorithm,
      result.seed,
      score,
      result.final?.std ?? null,
      stepsToThreshold,
      result.ended,
    ])
  );
  return csv(HEADER, rows);
}
