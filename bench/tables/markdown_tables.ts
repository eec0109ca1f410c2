/**
 * The tables of a comparison in Markdown.
 *
 * @module
 */
import type {
  ComparedCell,
  Comparison,
  Estimate,
  Standing,
} from "../comparison/mod.ts";
import { formatInterval, formatMean } from "./format_estimate.ts";
import { formatExact, formatFixed } from "../text/format_number.ts";
import {
  type Column,
  escapeMarkdown,
  markdownTable,
} from "../text/markdown.ts";
import { scoreDigits } from "./score_digits.ts";
import {
  aggregateRows,
  commonSeedCount,
  METRICS,
  overviewRows,
} from "./table_rows.ts";

/** Where a table has nothing to show. */
export const NONE = "–";

/** Marks a number that a diverged run is part of. */
export const DIVERGED = "†";

/** Decimals of normalized scores. */
export const NORMALIZED_DIGITS = 3;

/**
 * The overview: the mean score of every row on every environment.
 *
 * @param comparison The comparison.
 * @returns Markdown.
 */
export function overviewTable(comparison: Comparison): string {
  const { environments } = comparison;
  const sharesCount = commonSeedCount(comparison) !== null;
  const digits = environments.map((one) => scoreDigits(comparison, one));
  const columns = [
    rowColumn,
    ...environments.map(({ id }) => numbers(escapeMarkdown(id))),
  ];
  const body = overviewRows(comparison).map(({ row, cells }) => [
    escapeMarkdown(row),
    ...cells.map((cell, i) => {
      if (cell === null) return NONE;
      const count = sharesCount ? "" : ` (n = ${cell.seeds.length})`;
      return formatCellMean(cell, digits[i]) + count;
    }),
  ]);
  return markdownTable(columns, body);
}

/**
 * The mean score of a cell, marked as it stands.
 *
 * @param cell The cell.
 * @param digits How many decimals.
 * @returns Such as `**500.0 ± 0.0** †`.
 */
export function formatCellMean(cell: ComparedCell, digits: number): string {
  if (cell.mean === null) return NONE;
  const text = emphasize(formatMean(cell.mean, digits), cell);
  return cell.diverged.length > 0 ? `${text} ${DIVERGED}` : text;
}

/** Bold where it is best, italic where it overlaps the best. */
function emphasize(text: string, { best, overlapsBest }: Standing): string {
  if (best) return `**${text}**`;
  return overlapsBest ? `*${text}*` : text;
}

/**
 * The aggregates of every row over the environments.
 *
 * @param comparison The comparison.
 * @returns Markdown.
 */
export function aggregateTable(comparison: Comparison): string {
  const columns = [
    rowColumn,
    ...METRICS.map(({ title }) => numbers(title)),
    numbers("Mean rank"),
    numbers("Runs"),
  ];
  const body = aggregateRows(comparison).map(({ aggregate, metrics }) => [
    escapeMarkdown(aggregate.row),
    ...metrics.map((metric) => emphasize(normalized(metric.estimate), metric)),
    formatFixed(aggregate.meanRank, 1),
    String(aggregate.runs),
  ]);
  return markdownTable(columns, body);
}

function normalized(estimate: Estimate): string {
  return formatInterval(estimate, NORMALIZED_DIGITS);
}

/**
 * The probability that a run of the row is better than one of the column, bold
 * where the whole interval is above a half.
 *
 * @param comparison The comparison.
 * @returns Markdown.
 */
export function improvementTable(comparison: Comparison): string {
  const labels = comparison.aggregates.map(({ row }) => row);
  const probability = (x: string, y: string) => {
    const pair = comparison.pairs.find((pair) => pair.x === x && pair.y === y);
    if (pair === undefined) return NONE;
    const text = formatInterval(pair.probability, 2);
    const isSure = (pair.probability.lower ?? 0) > 0.5;
    return isSure ? `**${text}**` : text;
  };
  return markdownTable(
    [
      { title: "P(row > column)", align: "left" },
      ...labels.map((row) => numbers(escapeMarkdown(row))),
    ],
    labels.map((x) => [
      escapeMarkdown(x),
      ...labels.map((y) => probability(x, y)),
    ]),
  );
}

/**
 * How scores are normalized.
 *
 * @param comparison The comparison.
 * @returns Markdown.
 */
export function scaleTable({ environments }: Comparison): string {
  const show = (value: number | undefined) =>
    value === undefined ? NONE : formatExact(value);
  return markdownTable(
    [
      { title: "Environment", align: "left" },
      numbers("Random policy, 0"),
      numbers("Reference, 1"),
    ],
    environments.map(({ id, scale }) => [
      escapeMarkdown(id),
      show(scale?.random),
      show(scale?.reference),
    ]),
  );
}

/** The column of the rows' labels. */
export const rowColumn: Column = { title: "Row", align: "left" };

/**
 * A column of numbers.
 *
 * @param title Its heading, already escaped.
 * @returns The column.
 */
export function numbers(title: string): Column {
  return { title, align: "right" };
}
