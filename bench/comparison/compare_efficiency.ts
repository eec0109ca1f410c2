import { iqmBand } from "../statistics/mod.ts";
import { bootstrapFor, type BootstrapSettings } from "./bootstrap_settings.ts";
import type { Band, Comparison } from "./comparison.ts";
import type { CompleteRow } from "./complete_rows.ts";
import type { CellRuns } from "./gather_runs.ts";
import { returnsAt } from "./returns_at.ts";
import { normalizeScore } from "./scales.ts";
import { stepGrid } from "./step_grid.ts";

/**
 * Sample efficiency: the interquartile mean of the normalized training returns
 * by environment steps. A run counts with its latest return, and as the random
 * policy before its first episode has ended. Runs that are over keep their
 * return while a longer environment goes on; the band ends with the row's
 * longest curve.
 *
 * @param rows The complete rows; one that has a run without a curve is left out.
 * @param settings Seed, replications and confidence.
 * @returns Steps, equally spaced in their logarithm, and one band a row.
 */
export function compareEfficiency(
  rows: readonly CompleteRow[],
  settings: BootstrapSettings,
): Comparison["efficiency"] {
  const withCurves = rows.filter(({ cells }) =>
    cells.every(({ runs }) => runs.every(({ curve }) => curve !== null))
  );
  const steps = stepGrid(withCurves.flatMap(curveSteps));
  return {
    steps,
    rows: withCurves.map((row) => ({
      row: row.row,
      ...efficiencyBand(row, steps, settings),
    })),
  };
}

function curveSteps({ cells }: CompleteRow): number[] {
  return cells.flatMap(({ runs }) =>
    runs.flatMap(({ curve }) => curve?.steps ?? [])
  );
}

function efficiencyBand(
  row: CompleteRow,
  steps: readonly number[],
  settings: BootstrapSettings,
): Omit<Band, "row"> {
  const end = curveSteps(row).reduce((a, b) => Math.max(a, b), 0);
  const reached = steps.filter((step) => step <= end);
  const after = steps.slice(reached.length).map(() => null);
  const tasks = row.cells.map((cell) => normalizedReturns(cell, reached));
  const { value, lower, upper } = iqmBand(
    tasks,
    bootstrapFor(settings, `efficiency/${row.row}`),
  );
  return {
    value: [...value, ...after],
    lower: [...lower, ...after],
    upper: [...upper, ...after],
  };
}

/** Normalized returns of each run at the points. */
function normalizedReturns(
  { environment: { scale }, runs }: CellRuns,
  points: readonly number[],
): number[][] {
  if (scale === null) return [];
  return runs.map((run) =>
    returnsAt(run, points, scale.random).map((value) =>
      normalizeScore(value ?? scale.random, scale)
    )
  );
}
