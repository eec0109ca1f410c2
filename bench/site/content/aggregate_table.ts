import { bestEstimates } from "../../comparison/best_estimates.ts";
import type { Comparison, Estimate } from "../../comparison/comparison.ts";
import { plainText } from "../../text/plain_text.ts";
import type { Table, TableCell } from "../table.ts";
import { formatEnds, formatShare } from "./format_estimate.ts";

/**
 * Rows over all environments: the table that sums a comparison up.
 *
 * @param comparison The comparison.
 * @returns The table; null where no row has a run on every environment.
 */
export function aggregateTable(comparison: Comparison): Table | null {
  const { aggregates, intervals } = comparison;
  if (aggregates.length === 0) return null;
  const iqm = estimateCells(aggregates.map((row) => row.iqm));
  const mean = estimateCells(aggregates.map((row) => row.mean));
  const median = estimateCells(aggregates.map((row) => row.median));
  const gap = estimateCells(
    aggregates.map((row) => row.optimalityGap),
    "lower",
  );
  const firstRank = Math.min(...aggregates.map((row) => row.meanRank));
  const hasIntervals = aggregates.some((row) => row.iqm.lower !== null);
  return {
    id: "aggregates",
    caption: "Over all environments, normalized scores",
    note: `${READING} ${
      hasIntervals
        ? `[Brackets]: ${intervals.confidence * 100} % bootstrap interval.`
        : `Intervals need at least ${intervals.minimumSeeds} seeds.`
    } Bold: best; ≈: interval overlaps that of the best.`,
    columns: [
      { title: "Row", kind: "word" },
      { title: "IQM", kind: "number" },
      { title: "Mean", kind: "number" },
      { title: "Median", kind: "number" },
      { title: "Optimality gap", kind: "number", lowerIsBetter: true },
      { title: "Mean rank", kind: "number", lowerIsBetter: true },
      { title: "Runs", kind: "number" },
    ],
    rows: aggregates.map(({ row, meanRank, runs }, i) => [
      { text: plainText(row) },
      iqm[i],
      mean[i],
      median[i],
      gap[i],
      {
        text: meanRank.toFixed(1),
        value: meanRank,
        best: meanRank === firstRank,
      },
      { text: `${runs}`, value: runs },
    ]),
  };
}

const READING =
  "0 is the random policy and 1 the reference score of each environment. IQM: interquartile mean over all runs. Optimality gap: by how much scores fall short of 1; lower is better.";

function estimateCells(
  estimates: readonly Estimate[],
  better?: "lower",
): TableCell[] {
  const standings = bestEstimates(estimates, better);
  return estimates.map((estimate, i) => {
    const { best, overlapsBest } = standings[i];
    return {
      text: `${!best && overlapsBest ? "≈ " : ""}${
        formatShare(estimate.value)
      }`,
      detail: formatEnds(estimate, formatShare),
      value: estimate.value,
      best,
    };
  });
}
