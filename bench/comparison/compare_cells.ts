import { meanInterval, median, stepsToThreshold } from "../statistics/mod.ts";
import { bestEstimates } from "./best_estimates.ts";
import type { ComparedCell, Estimate, Scale } from "./comparison.ts";
import type { CellRuns } from "./gather_runs.ts";
import { ranks } from "./ranks.ts";
import { normalizeScore } from "./scales.ts";

/**
 * Compares the rows of each environment.
 *
 * @param gathered The runs, environment by environment.
 * @param confidence Of every interval, between 0 and 1.
 * @returns One cell for each, in the same order.
 */
export function compareCells(
  gathered: readonly CellRuns[],
  confidence: number,
): ComparedCell[] {
  const groups = Map.groupBy(gathered, ({ environment }) => environment.id);
  return [...groups.values()].flatMap((cells) => {
    const means = cells.map(({ scores }) => estimateMean(scores, confidence));
    const places = ranks(means.map((mean) => mean?.value ?? null));
    const standings = bestEstimates(means);
    return cells.map((cell, i) => ({
      environment: cell.environment.id,
      row: cell.row,
      algorithm: cell.runs[0].algorithm,
      steps: cell.runs[0].steps,
      seeds: cell.runs.map(({ seed }) => seed),
      scores: cell.scores,
      diverged: cell.runs.flatMap(({ seed, score }) =>
        score === null ? [seed] : []
      ),
      mean: means[i],
      normalized: normalizeEstimate(means[i], cell.environment.scale),
      rank: places[i],
      ...standings[i],
      toThreshold: compareStepsToThreshold(cell),
    }));
  });
}

/**
 * The mean of values with Student's t interval.
 *
 * @param values One a seed, at least one.
 * @param confidence Of the interval.
 * @returns The mean; null where a value isn't known.
 */
export function estimateMean(
  values: readonly (number | null)[],
  confidence: number,
): Estimate | null {
  if (!values.every((value) => value !== null)) return null;
  const { mean, halfWidth } = meanInterval(values, confidence);
  return {
    value: mean,
    lower: halfWidth === null ? null : mean - halfWidth,
    upper: halfWidth === null ? null : mean + halfWidth,
  };
}

/** Normalization is affine, so it takes a mean and its interval as it takes a score. */
function normalizeEstimate(
  estimate: Estimate | null,
  scale: Scale | null,
): Estimate | null {
  if (estimate === null || scale === null) return null;
  const { value, lower, upper } = estimate;
  return {
    value: normalizeScore(value, scale),
    lower: lower === null ? null : normalizeScore(lower, scale),
    upper: upper === null ? null : normalizeScore(upper, scale),
  };
}

function compareStepsToThreshold(
  { environment: { threshold }, runs }: CellRuns,
): ComparedCell["toThreshold"] {
  if (threshold === null) return null;
  const curves = runs.map(({ curve }) => curve);
  if (!curves.every((curve) => curve !== null)) return null;
  const steps = curves.map((curve) => stepsToThreshold(curve, threshold));
  const latest = median(steps.map((reached) => reached ?? Infinity));
  return {
    median: Number.isFinite(latest) ? latest : null,
    reached: steps.filter((reached) => reached !== null).length,
    steps,
  };
}
