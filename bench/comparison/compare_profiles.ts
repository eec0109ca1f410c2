import { runScoreProfileBand } from "../statistics/mod.ts";
import { bootstrapFor, type BootstrapSettings } from "./bootstrap_settings.ts";
import type { Comparison } from "./comparison.ts";
import type { CompleteRow } from "./complete_rows.ts";

/** Points of a profile. */
const POINTS = 101;

/** Where the profiles end unless a score lies beyond. */
const USUAL_END = 1.25;

/**
 * The performance profiles: for each τ the share of runs whose normalized
 * score is above it. τ goes from 0 to 1.25, or to the quarter at or above the
 * highest score.
 *
 * @param rows The complete rows.
 * @param settings Seed, replications and confidence.
 * @returns τ and one band a row.
 */
export function compareProfiles(
  rows: readonly CompleteRow[],
  settings: BootstrapSettings,
): Comparison["profiles"] {
  const scores = rows.flatMap(({ tasks }) => tasks.flat());
  const highest = scores.reduce((a, b) => Math.max(a, b), USUAL_END);
  const end = Math.ceil(highest * 4) / 4;
  const tau = Array.from({ length: POINTS }, (_, i) => i * end / (POINTS - 1));
  return {
    tau,
    rows: rows.map(({ row, tasks }) => ({
      row,
      ...runScoreProfileBand(
        tasks,
        tau,
        bootstrapFor(settings, `profiles/${row}`),
      ),
    })),
  };
}
