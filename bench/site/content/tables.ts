/**
 * The tables of the page, with what they are called and how to read them.
 *
 * @module
 */
import type {
  ComparedCell,
  ComparedEnvironment,
  Comparison,
} from "../../comparison/comparison.ts";
import {
  aggregateTable,
  improvementTable,
  overviewTable,
} from "../../tables/comparison_tables.ts";
import { EACH_SEED, environmentTable } from "../../tables/environment_table.ts";
import { scoreDigits } from "../../tables/score_digits.ts";
import { NONE } from "../../tables/number_cells.ts";
import {
  type ColumnOf,
  type TableCell,
  tableOf,
  withoutColumn,
} from "../../tables/table.ts";
import { formatFixed } from "../../text/format_number.ts";
import { routeHash } from "../route.ts";
import type { IndexedRun, SiteIndex } from "../site_index.ts";
import { type FigureTable, MARKS } from "../table_figure.ts";

/**
 * Raw scores, rows by environments.
 *
 * @param comparison The comparison.
 * @returns The table.
 */
export function scoreFigure(comparison: Comparison): FigureTable {
  const { minimumSeeds } = comparison.intervals;
  return {
    id: "scores",
    caption: "Mean return of the final policy",
    note: `${
      halfWidths(comparison)
    }, which needs at least ${minimumSeeds} of them. ${MARKS}`,
    ...overviewTable(comparison),
  };
}

/**
 * Rows over all environments: the table that sums a comparison up.
 *
 * @param comparison The comparison.
 * @returns The table; null where no row has a run on every environment.
 */
export function aggregateFigure(comparison: Comparison): FigureTable | null {
  const { aggregates, intervals } = comparison;
  if (aggregates.length === 0) return null;
  const hasIntervals = aggregates.some((row) => row.iqm.lower !== null);
  return {
    id: "aggregates",
    caption: "Over all environments, normalized scores",
    note: `${READING} ${
      hasIntervals
        ? `[Brackets]: ${intervals.confidence * 100} % bootstrap interval.`
        : `Intervals need at least ${intervals.minimumSeeds} seeds.`
    } ${MARKS}`,
    ...aggregateTable(comparison),
  };
}

const READING =
  "0 is the random policy and 1 the reference score of each environment. IQM: interquartile mean over all runs. Optimality gap: by how much scores fall short of 1; lower is better.";

/**
 * How likely a run of one row is better than a run of another.
 *
 * @param comparison The comparison.
 * @returns The table; null where fewer than two rows can be compared.
 */
export function improvementFigure(comparison: Comparison): FigureTable | null {
  if (comparison.pairs.length === 0) return null;
  return {
    id: "improvement",
    caption: "Probability of improvement of a row over a column",
    stacked: true,
    note:
      "How likely a run of the row at the left scores higher than a run of the one above, averaged over environments; a tie counts half. Bold: the whole interval lies above 0.5.",
    ...improvementTable(comparison),
  };
}

/**
 * The rows of one environment with all that was computed of them.
 *
 * @param comparison The comparison.
 * @param environment One of its environments.
 * @returns The table; the scores of each seed are in {@linkcode runsFigure}.
 */
export function environmentFigure(
  comparison: Comparison,
  environment: ComparedEnvironment,
): FigureTable {
  const table = environmentTable(comparison, environment, [algorithmColumn]);
  return {
    id: "rows",
    caption: "Rows",
    note: `Steps: budget of environment steps; n: seeds. ${
      halfWidths(comparison)
    }. ${MARKS} Steps to a return: median over seeds, with how many reached it.`,
    ...withoutColumn(table, EACH_SEED),
  };
}

const algorithmColumn: ColumnOf<ComparedCell> = {
  title: "Algorithm",
  align: "left",
  cell: ({ algorithm }) => ({ text: algorithm }),
};

function halfWidths({ intervals: { confidence } }: Comparison): string {
  return `± half the ${confidence * 100} % Student t interval over seeds`;
}

/**
 * The scores of every run on one environment, each a link to its run.
 *
 * @param site What the page knows.
 * @param environment One of its environments.
 * @returns The table.
 */
export function runsFigure(
  { comparison, runs }: SiteIndex,
  environment: ComparedEnvironment,
): FigureTable {
  const own = runs.filter((run) => run.environment === environment.id);
  const seeds = [...new Set(own.map(({ seed }) => seed))]
    .sort((a, b) => a - b);
  const rows = [...Map.groupBy(own, ({ row }) => row).entries()];
  const digits = scoreDigits(comparison, environment);
  return {
    id: "runs",
    caption: "Runs: mean return of each seed’s final policy",
    ...tableOf(
      rows,
      ([row]) => row,
      seeds.map((seed) => ({
        title: `Seed ${seed}`,
        align: "right",
        cell: ([, runs]) =>
          runCell(runs.find((run) => run.seed === seed), digits),
      })),
    ),
  };
}

function runCell(run: IndexedRun | undefined, digits: number): TableCell {
  if (run === undefined) return { text: NONE, value: null };
  const { score } = run;
  return {
    text: score === null ? "diverged" : formatFixed(score, digits),
    value: score,
    href: routeHash({ view: "run", ...run }),
  };
}
