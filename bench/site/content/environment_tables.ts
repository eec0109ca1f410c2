import type { ComparedCell, Comparison } from "../../comparison/comparison.ts";
import { plainText } from "../../text/plain_text.ts";
import {
  formatBudget,
  formatCount,
  formatFixed,
} from "../../text/format_number.ts";
import { scoreDigits } from "../../tables/score_digits.ts";
import { routeHash } from "../route.ts";
import type { IndexedRun, SiteIndex } from "../site_index.ts";
import type { Table, TableCell } from "../table.ts";
import { formatEnds, formatShare } from "./format_estimate.ts";
import { meanCell } from "./score_table.ts";

/**
 * The rows of one environment with all that was computed of them.
 *
 * @param comparison The comparison.
 * @param environment Id of the environment.
 * @returns The table.
 */
export function environmentTable(
  comparison: Comparison,
  environment: string,
): Table {
  const cells = comparison.cells
    .filter((cell) => cell.environment === environment);
  const digits = digitsOf(comparison, environment);
  return {
    id: "rows",
    caption: "Rows",
    note: `± half the ${
      comparison.intervals.confidence * 100
    } % Student t interval over seeds. Bold: best; ≈: interval overlaps that of the best. Steps to threshold: median over seeds, with how many reached it.`,
    columns: [
      { title: "Row", kind: "word" },
      { title: "Mean return", kind: "number" },
      { title: "Normalized", kind: "number" },
      { title: "Rank", kind: "number", lowerIsBetter: true },
      { title: "Seeds", kind: "number" },
      { title: "Budget of steps", kind: "number", lowerIsBetter: true },
      { title: "Steps to threshold", kind: "number", lowerIsBetter: true },
      { title: "Algorithm", kind: "word" },
    ],
    rows: cells.map((cell) => [
      { text: plainText(cell.row) },
      meanCell(cell, digits),
      normalizedCell(cell),
      { text: cell.rank === null ? "–" : `${cell.rank}`, value: cell.rank },
      { text: `${cell.seeds.length}`, value: cell.seeds.length },
      {
        text: cell.steps === null ? "–" : formatBudget(cell.steps),
        value: cell.steps,
      },
      thresholdCell(cell),
      { text: plainText(cell.algorithm) },
    ]),
  };
}

/** How many decimals an environment's scores have. */
function digitsOf(comparison: Comparison, environment: string): number {
  const known = comparison.environments.find(({ id }) => id === environment);
  return known === undefined ? 1 : scoreDigits(comparison, known);
}

function normalizedCell({ normalized }: ComparedCell): TableCell {
  if (normalized === null) return { text: "–", value: null };
  return {
    text: formatShare(normalized.value),
    detail: formatEnds(normalized, formatShare),
    value: normalized.value,
  };
}

function thresholdCell({ toThreshold, seeds }: ComparedCell): TableCell {
  if (toThreshold === null) return { text: "–", value: null };
  const { median, reached } = toThreshold;
  return {
    text: median === null ? "never" : formatCount(median),
    detail: `(${reached}/${seeds.length})`,
    value: median,
  };
}

/**
 * The scores of every run on one environment, each a link to its run.
 *
 * @param site What the page knows.
 * @param environment Id of the environment.
 * @returns The table.
 */
export function runsTable(site: SiteIndex, environment: string): Table {
  const runs = site.runs.filter((run) => run.environment === environment);
  const seeds = [...new Set(runs.map(({ seed }) => seed))]
    .sort((a, b) => a - b);
  const rows = Map.groupBy(runs, ({ row }) => row);
  const digits = digitsOf(site.comparison, environment);
  return {
    id: "runs",
    caption: "Runs: mean return of each seed’s final policy",
    columns: [
      { title: "Row", kind: "word" },
      ...seeds.map((seed) => ({
        title: `Seed ${seed}`,
        kind: "number" as const,
      })),
    ],
    rows: [...rows].map(([row, runs]) => [
      { text: plainText(row) },
      ...seeds.map((seed) =>
        runCell(runs.find((run) => run.seed === seed), digits)
      ),
    ]),
  };
}

function runCell(run: IndexedRun | undefined, digits: number): TableCell {
  if (run === undefined) return { text: "–", value: null };
  const { score } = run;
  return {
    text: score === null ? "diverged" : formatFixed(score, digits),
    value: score,
    href: routeHash({ view: "run", ...run }),
  };
}
