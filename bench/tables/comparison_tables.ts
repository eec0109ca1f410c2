/**
 * The tables over all environments of a comparison.
 *
 * @module
 */
import { bestEstimates } from "../comparison/best_estimates.ts";
import type { ComparedCell, Comparison } from "../comparison/comparison.ts";
import { formatExact, formatFixed } from "../text/format_number.ts";
import {
  intervalCell,
  meanCell,
  NONE,
  NORMALIZED_DIGITS,
  numberCell,
} from "./number_cells.ts";
import { scoreDigits } from "./score_digits.ts";
import { commonSeedCount } from "./seed_phrase.ts";
import { type Table, type TableCell, tableOf } from "./table.ts";

/**
 * The overview: the mean score of every row on every environment.
 *
 * @param comparison The comparison.
 * @returns Rows by environments.
 */
export function overviewTable(comparison: Comparison): Table {
  const { environments, rows, cells } = comparison;
  const sharesCount = commonSeedCount(comparison) !== null;
  return tableOf(
    rows,
    (row) => row,
    environments.map((environment) => {
      const { id } = environment;
      const digits = scoreDigits(comparison, environment);
      return {
        title: id,
        align: "right",
        cell: (row) => {
          const cell = cells.find((cell) =>
            cell.row === row && cell.environment === id
          );
          if (cell === undefined) {
            return { text: NONE, value: null, note: "no runs" };
          }
          const mean = scoreCell(cell, digits);
          return sharesCount ? mean : { ...mean, runs: cell.seeds.length };
        },
      };
    }),
  );
}

/**
 * The mean score of a row on an environment, marked as it stands.
 *
 * @param cell The row there.
 * @param digits How many decimals the environment's scores have.
 * @returns The cell.
 */
export function scoreCell(cell: ComparedCell, digits: number): TableCell {
  const { mean, best, overlapsBest, diverged } = cell;
  const number = meanCell(mean, digits);
  return mean === null
    ? { ...number, note: "not known" }
    : { ...number, best, overlapsBest, diverged: diverged.length };
}

/** The aggregate metrics in the order of their columns. */
export const METRICS = [
  { key: "iqm", title: "IQM", better: "higher" },
  { key: "mean", title: "Mean", better: "higher" },
  { key: "median", title: "Median", better: "higher" },
  { key: "optimalityGap", title: "Optimality gap", better: "lower" },
] as const;

/**
 * The aggregates of every row over the environments.
 *
 * @param comparison The comparison.
 * @returns One row for each aggregate; none where no row has runs on all
 * environments.
 */
export function aggregateTable({ aggregates }: Comparison): Table {
  const all = METRICS.map(({ key, title, better }) => {
    const standings = bestEstimates(aggregates.map((row) => row[key]), better);
    return {
      title,
      better,
      align: "right" as const,
      cell: (i: number) => ({
        ...intervalCell(aggregates[i][key], NORMALIZED_DIGITS),
        ...standings[i],
      }),
    };
  });
  return tableOf([...aggregates.keys()], (i) => aggregates[i].row, [
    ...all,
    {
      title: "Mean rank",
      align: "right",
      smallestFirst: true,
      cell: (i) =>
        numberCell(aggregates[i].meanRank, (rank) => formatFixed(rank, 1)),
    },
    {
      title: "Runs",
      align: "right",
      cell: (i) => numberCell(aggregates[i].runs, String),
    },
  ]);
}

/**
 * The probability that a run of the row is better than one of the column, best
 * where the whole interval is above a half.
 *
 * @param comparison The comparison.
 * @returns Rows by rows.
 */
export function improvementTable({ aggregates, pairs }: Comparison): Table {
  const rows = aggregates.map(({ row }) => row);
  return tableOf(
    rows,
    (x) => x,
    rows.map((y) => ({
      title: y,
      align: "right",
      cell: (x) => {
        const pair = pairs.find((pair) => pair.x === x && pair.y === y);
        if (pair === undefined) {
          return { text: NONE, value: null, note: "itself" };
        }
        const best = (pair.probability.lower ?? 0) > 0.5;
        return { ...intervalCell(pair.probability, 2), best };
      },
    })),
  );
}

/**
 * How scores are normalized.
 *
 * @param comparison The comparison.
 * @returns A row for each environment.
 */
export function scaleTable({ environments }: Comparison): Table {
  return tableOf(environments, ({ id }) => id, [
    {
      title: "Random policy, 0",
      align: "right",
      cell: ({ scale }) => numberCell(scale && scale.random, formatExact),
    },
    {
      title: "Reference, 1",
      align: "right",
      cell: ({ scale }) => numberCell(scale && scale.reference, formatExact),
    },
  ]);
}
