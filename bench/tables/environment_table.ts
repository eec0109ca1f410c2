import type {
  ComparedCell,
  ComparedEnvironment,
  Comparison,
} from "../comparison/comparison.ts";
import {
  formatBudget,
  formatCount,
  formatExact,
  formatFixed,
} from "../text/format_number.ts";
import { scoreCell } from "./comparison_tables.ts";
import {
  DIVERGED,
  meanCell,
  NONE,
  NORMALIZED_DIGITS,
  numberCell,
} from "./number_cells.ts";
import { scoreDigits } from "./score_digits.ts";
import { type ColumnOf, type Table, tableOf } from "./table.ts";

/** Heading of the column that has the scores one by one. */
export const EACH_SEED = "Each seed";

/**
 * One environment in full: every seed, and steps to the threshold.
 *
 * @param comparison The comparison.
 * @param environment One of its environments.
 * @param more Columns beside these.
 * @returns A row for each row of the comparison that has runs there.
 */
export function environmentTable(
  comparison: Comparison,
  environment: ComparedEnvironment,
  more: readonly ColumnOf<ComparedCell>[] = [],
): Table {
  const { id, threshold, scale } = environment;
  const digits = scoreDigits(comparison, environment);
  const cells = comparison.cells.filter((cell) => cell.environment === id);
  const columns: ColumnOf<ComparedCell>[] = [
    {
      title: "Steps",
      align: "right",
      smallestFirst: true,
      cell: ({ steps }) => numberCell(steps, formatBudget),
    },
    {
      title: "n",
      align: "right",
      cell: ({ seeds }) => numberCell(seeds.length, String),
    },
    {
      title: "Mean ± 95 %",
      align: "right",
      cell: (cell) => scoreCell(cell, digits),
    },
    ...scale === null ? [] : [normalizedColumn],
    {
      title: "Rank",
      align: "right",
      smallestFirst: true,
      cell: ({ rank }) => numberCell(rank, formatRank),
    },
    {
      title: EACH_SEED,
      align: "right",
      cell: (cell) => ({
        text: cell.seeds.map((_, i) => formatSeed(cell, i, digits)).join(", "),
      }),
    },
    ...threshold === null ? [] : [thresholdColumn(threshold)],
    ...more,
  ];
  return tableOf(cells, ({ row }) => row, columns);
}

const normalizedColumn: ColumnOf<ComparedCell> = {
  title: "Normalized",
  align: "right",
  cell: ({ normalized }) => meanCell(normalized, NORMALIZED_DIGITS),
};

function thresholdColumn(threshold: number): ColumnOf<ComparedCell> {
  return {
    title: `Steps to ${formatExact(threshold)}`,
    align: "right",
    smallestFirst: true,
    cell: ({ toThreshold, seeds }) => {
      if (toThreshold === null) return numberCell(null, String);
      const { median, reached } = toThreshold;
      return {
        ...numberCell(median, formatCount),
        detail: `(${reached}/${seeds.length})`,
      };
    },
  };
}

function formatRank(rank: number): string {
  return Number.isInteger(rank) ? String(rank) : formatFixed(rank, 1);
}

function formatSeed(
  { seeds, scores, diverged }: ComparedCell,
  i: number,
  digits: number,
): string {
  const score = scores[i];
  const text = score === null ? NONE : formatFixed(score, digits);
  return diverged.includes(seeds[i]) ? `${text} ${DIVERGED}` : text;
}
