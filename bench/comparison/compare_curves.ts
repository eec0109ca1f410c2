import { estimateMean } from "./compare_cells.ts";
import type { Comparison } from "./comparison.ts";
import type { CellRuns } from "./gather_runs.ts";
import { returnsAt } from "./returns_at.ts";

type RowCurve = Comparison["curves"][number]["rows"][number];

/**
 * Learning curves: the mean training return over the seeds of each cell, with
 * Student's t interval, at every point of its runs' curves. A run in whose
 * interval no episode ended keeps its latest return; before every run has one,
 * the mean is null.
 *
 * @param gathered The runs; a cell that has a run without a curve is left out.
 * @param confidence Of the intervals.
 * @returns The curves by environment.
 */
export function compareCurves(
  gathered: readonly CellRuns[],
  confidence: number,
): Comparison["curves"] {
  const groups = Map.groupBy(gathered, ({ environment }) => environment.id);
  return [...groups].map(([environment, cells]) => ({
    environment,
    rows: cells
      .filter(({ runs }) => runs.every(({ curve }) => curve !== null))
      .map((cell) => rowCurve(cell, confidence)),
  })).filter(({ rows }) => rows.length > 0);
}

function rowCurve(
  { environment, row, runs }: CellRuns,
  confidence: number,
): RowCurve {
  const points = runs.flatMap(({ curve }) => curve?.steps ?? []);
  const steps = [...new Set(points)].sort((a, b) => a - b);
  const returns = runs.map((run) =>
    returnsAt(run, steps, environment.scale?.random)
  );
  const estimates = steps.map((_, i) =>
    estimateMean(returns.map((values) => values[i]), confidence)
  );
  return {
    row,
    steps,
    value: estimates.map((estimate) => estimate?.value ?? null),
    lower: estimates.map((estimate) => estimate?.lower ?? null),
    upper: estimates.map((estimate) => estimate?.upper ?? null),
  };
}
