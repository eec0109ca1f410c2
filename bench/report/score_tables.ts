import { meanInterval } from "../statistics/mod.ts";
import type { Cell, ScoredRun } from "./cells.ts";
import { formatBudget, formatCount, formatScore } from "./format_number.ts";
import { type Column, escapeMarkdown, markdownTable } from "./markdown.ts";
import {
  type ReferenceScore,
  type ReferenceSource,
  RL_ZOO,
  STABLE_BASELINES3,
} from "./reference_scores.ts";

const NONE = "–";
const DIVERGED = "†";
const SOURCES = [STABLE_BASELINES3, RL_ZOO];

/**
 * Writes the tables of scores: an overview of rows × environments, then one
 * table for each environment with every seed and the peers' figures.
 *
 * @param suite Name of the suite.
 * @param cells The cells in their order, at least one.
 * @returns Markdown that lines up as plain text.
 */
export function scoreTables(suite: string, cells: readonly Cell[]): string {
  const environments = [...new Set(cells.map((cell) => cell.environment))];
  const sections = [
    `# Scores of the suite ${escapeMarkdown(suite)}\n`,
    introduction(cells),
    overview(environments, cells),
    ...environments.flatMap((environment) => {
      const own = cells.filter((cell) => cell.environment === environment);
      return [`## ${escapeMarkdown(environment)}\n`, environmentTable(own)];
    }),
    ...notes(cells),
  ];
  return sections.join("\n");
}

function introduction(cells: readonly Cell[]): string {
  const results = cells.flatMap(({ runs }) => runs.map(({ result }) => result));
  const listed = (values: readonly (string | number)[]) =>
    [...new Set(values)].sort().join(", ");
  const engines = listed(results.map(({ engine }) => engine));
  const revisions = listed(results.map(({ revision }) => revision));
  return `A run's score is its mean return over fresh episodes with the deterministic policy after training. Shown is the mean over n seeds ± the half width of Student's t 95 % interval.\n\nEngine: ${engines}. Revision: ${revisions}.\n`;
}

function overview(
  environments: readonly string[],
  cells: readonly Cell[],
): string {
  const rows = [...new Set(cells.map(({ row }) => row))];
  const columns: Column[] = [
    { title: "Row", align: "left" },
    ...environments.map((environment): Column => ({
      title: escapeMarkdown(environment),
      align: "right",
    })),
  ];
  const body = rows.map((row) => [
    escapeMarkdown(row),
    ...environments.map((environment) => {
      const cell = cells.find((cell) =>
        cell.row === row && cell.environment === environment
      );
      return cell === undefined
        ? NONE
        : `${formatMean(cell)} (n = ${cell.runs.length})`;
    }),
  ]);
  return markdownTable(columns, body);
}

function environmentTable(cells: readonly Cell[]): string {
  const { threshold } = cells[0];
  const sources = sourcesFor(cells);
  const columns: Column[] = [
    { title: "Row", align: "left" },
    { title: "Steps", align: "right" },
    { title: "n", align: "right" },
    { title: "Mean ± 95 %", align: "right" },
    { title: "Each seed", align: "right" },
    {
      title: threshold === null
        ? "Steps to threshold"
        : `Steps to ${threshold.toString().replace("-", "−")}`,
      align: "right",
    },
    ...sources.map(({ title }): Column => ({ title, align: "right" })),
  ];
  const body = cells.map((cell) => [
    escapeMarkdown(cell.row),
    formatBudget(cell.steps),
    String(cell.runs.length),
    formatMean(cell),
    cell.runs.map(formatRun).join(", "),
    formatReached(cell),
    ...sources.map((source) => formatReference(source, cell)),
  ]);
  return markdownTable(columns, body);
}

function formatMean({ interval, runs }: Cell): string {
  if (interval === null) return NONE;
  const { mean, halfWidth } = interval;
  const mark = runs.some(({ diverged }) => diverged) ? ` ${DIVERGED}` : "";
  return halfWidth === null
    ? formatScore(mean) + mark
    : `${formatScore(mean)} ± ${formatScore(halfWidth)}${mark}`;
}

function formatRun({ score, diverged }: ScoredRun): string {
  const text = score === null ? NONE : formatScore(score);
  return diverged ? `${text} ${DIVERGED}` : text;
}

function formatReached(
  { threshold, reached, medianSteps, runs }: Cell,
): string {
  if (threshold === null) return NONE;
  const steps = Number.isFinite(medianSteps) ? formatCount(medianSteps) : NONE;
  return `${steps} (${reached}/${runs.length})`;
}

/** A peer's figure stands only beside the row that is named after its algorithm. */
function referenceFor(
  source: ReferenceSource,
  cell: Cell,
): ReferenceScore | undefined {
  if (cell.row !== cell.algorithm) return undefined;
  return source.scores.get(cell.environment)?.get(cell.algorithm);
}

function sourcesFor(cells: readonly Cell[]): ReferenceSource[] {
  return SOURCES.filter((source) =>
    cells.some((cell) => referenceFor(source, cell) !== undefined)
  );
}

function formatReference(source: ReferenceSource, cell: Cell): string {
  const score = referenceFor(source, cell);
  if (score === undefined) return NONE;
  const { mean, halfWidth } = meanInterval(score.means);
  const interval = halfWidth === null ? "" : ` ± ${formatScore(halfWidth)}`;
  return `${formatScore(mean)}${interval} [${formatBudget(score.steps)}]`;
}

function notes(cells: readonly Cell[]): string[] {
  const lines = [
    "- Steps: budget of environment steps. Steps to a return: median over seeds of the first point of the training curve that reaches it, a seed that never does counted as later than any; in brackets how many seeds reached it.",
    ...sourcesFor(cells).map(({ title, note }) =>
      `- ${title}: ${note} In brackets its steps.`
    ),
  ];
  const diverged = cells.flatMap(({ runs }) => runs)
    .filter(({ diverged }) => diverged).length;
  if (diverged > 0) {
    lines.push(
      `- ${DIVERGED} ${diverged} ${
        diverged === 1 ? "run" : "runs"
      } diverged; the score is the random policy's mean return.`,
    );
  }
  return ["## Notes\n", `${lines.join("\n")}\n`];
}
