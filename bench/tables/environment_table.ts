import type {
  ComparedCell,
  ComparedEnvironment,
  Comparison,
} from "../comparison/mod.ts";
import { meanInterval } from "../statistics/mod.ts";
import { formatMean } from "./format_estimate.ts";
import {
  formatBudget,
  formatCount,
  formatExact,
  formatFixed,
} from "../text/format_number.ts";
import { escapeMarkdown, markdownTable } from "../text/markdown.ts";
import {
  DIVERGED,
  formatCellMean,
  NONE,
  NORMALIZED_DIGITS,
  numbers,
  rowColumn,
} from "./markdown_tables.ts";
import {
  type ReferenceScore,
  type ReferenceSource,
  RL_ZOO,
  STABLE_BASELINES3,
} from "./reference_scores.ts";
import { scoreDigits } from "./score_digits.ts";

const SOURCES = [STABLE_BASELINES3, RL_ZOO];

/**
 * One environment in full: every seed, steps to the threshold, and what other
 * libraries reached.
 *
 * @param comparison The comparison.
 * @param environment One of its environments.
 * @returns Markdown.
 */
export function environmentTable(
  comparison: Comparison,
  environment: ComparedEnvironment,
): string {
  const { id, threshold, scale } = environment;
  const cells = comparison.cells.filter((cell) => cell.environment === id);
  const digits = scoreDigits(comparison, environment);
  const sources = sourcesFor(cells);
  const columns = [
    rowColumn,
    numbers("Steps"),
    numbers("n"),
    numbers("Mean ± 95 %"),
    ...scale === null ? [] : [numbers("Normalized")],
    numbers("Rank"),
    numbers("Each seed"),
    ...threshold === null
      ? []
      : [numbers(`Steps to ${formatExact(threshold)}`)],
    ...sources.map(({ title }) => numbers(title)),
  ];
  const body = cells.map((cell) => [
    escapeMarkdown(cell.row),
    cell.steps === null ? NONE : formatBudget(cell.steps),
    String(cell.seeds.length),
    formatCellMean(cell, digits),
    ...scale === null ? [] : [
      cell.normalized ? formatMean(cell.normalized, NORMALIZED_DIGITS) : NONE,
    ],
    cell.rank === null ? NONE : formatRank(cell.rank),
    cell.seeds.map((_, i) => formatSeed(cell, i, digits)).join(", "),
    ...threshold === null ? [] : [formatReached(cell)],
    ...sources.map((source) => formatReference(source, cell, digits)),
  ]);
  return markdownTable(columns, body);
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

function formatReached({ toThreshold, seeds }: ComparedCell): string {
  if (toThreshold === null) return NONE;
  const { median, reached } = toThreshold;
  const steps = median === null ? NONE : formatCount(median);
  return `${steps} (${reached}/${seeds.length})`;
}

/**
 * Where the reference columns of some cells come from.
 *
 * @param cells The cells.
 * @returns The sources that have a figure for one of them.
 */
export function sourcesFor(cells: readonly ComparedCell[]): ReferenceSource[] {
  return SOURCES.filter((source) =>
    cells.some((cell) => referenceFor(source, cell) !== undefined)
  );
}

/** A peer's figure stands only beside the row that is named after its algorithm. */
function referenceFor(
  source: ReferenceSource,
  cell: ComparedCell,
): ReferenceScore | undefined {
  if (cell.row !== cell.algorithm) return undefined;
  return source.scores.get(cell.environment)?.get(cell.algorithm);
}

function formatReference(
  source: ReferenceSource,
  cell: ComparedCell,
  digits: number,
): string {
  const score = referenceFor(source, cell);
  if (score === undefined) return NONE;
  const { mean, halfWidth } = meanInterval(score.means);
  const interval = halfWidth === null
    ? ""
    : ` ± ${formatFixed(halfWidth, digits)}`;
  const steps = formatBudget(score.steps);
  return `${formatFixed(mean, digits)}${interval} [${steps}]`;
}
