import type { ComparedCell, Comparison } from "../comparison/comparison.ts";
import { formatFixed } from "../text/format_number.ts";
import { PANEL, smallMultiples } from "./arrange.ts";
import { intervalText, joinWords } from "./describe.ts";
import type { Figure, FigureRecord, Panel } from "./figure.ts";
import { legendPanel } from "./legend_panel.ts";
import { numberAxis } from "./number_axis.ts";
import { rowChannels } from "./row_channels.ts";
import { logTicks, roomyTicks } from "./ticks.ts";

/** How long the runs of a cell took. */
interface CellTime {
  /** Id of the environment. */
  readonly environment: string;
  /** Label of the row. */
  readonly row: string;
  /** Median wall time of a whole run in seconds. */
  readonly wallSeconds: number;
}

/** A cell that has both a score and a time. */
interface TimedCell {
  readonly cell: ComparedCell;
  readonly seconds: number;
}

/**
 * Score against wall time: mean score with its interval by the median time of
 * a run, one panel for each environment. Times depend on the machine, so this
 * figure isn't one of those that are compared.
 *
 * @param comparison What is compared.
 * @param times Times of the cells, in any order; a cell without one is left out.
 * @returns The figure; null where no cell has a score and a time.
 */
export function scoreAgainstTime(
  comparison: Comparison,
  times: readonly CellTime[],
): Figure | null {
  const { rows, cells } = comparison;
  const timed = cells.flatMap((cell): TimedCell[] => {
    const time = times.find((one) =>
      one.environment === cell.environment && one.row === cell.row
    );
    return cell.mean !== null && time && time.wallSeconds > 0
      ? [{ cell, seconds: time.wallSeconds }]
      : [];
  });
  if (timed.length === 0) return null;
  const environments = comparison.environments.map(({ id }) => id)
    .filter((id) => timed.some(({ cell }) => cell.environment === id));
  const data = timed.map(record);
  const seconds = timed.map((one) => one.seconds);
  const shortest = formatFixed(Math.min(...seconds), 1);
  const longest = formatFixed(Math.max(...seconds), 1);
  return {
    name: "score-against-time",
    title: "Score against wall time",
    description: `Mean score${
      intervalText(comparison, data)
    } by the median wall time of a run, on ${
      joinWords(environments)
    }. A run takes ${shortest} s to ${longest} s.`,
    rows,
    fields: {
      environment: "string",
      row: "string",
      seconds: "number",
      value: "number",
      lower: "number",
      upper: "number",
    },
    data,
    spec: smallMultiples(
      environments.map((id) =>
        panel(id, timed.filter(({ cell }) => cell.environment === id), rows)
      ),
      legendPanel(
        rows,
        rows.filter((row) => timed.some(({ cell }) => cell.row === row)),
        false,
      ),
    ),
  };
}

function record({ cell, seconds }: TimedCell): FigureRecord {
  const { environment, row, mean } = cell;
  return { environment, row, seconds, ...mean };
}

function panel(
  environment: string,
  timed: readonly TimedCell[],
  rows: readonly string[],
): Panel {
  const { color, shape } = rowChannels(rows);
  const seconds = timed.map((one) => one.seconds);
  const scores = timed.flatMap(({ cell: { mean } }) =>
    mean === null ? [] : [mean.value, mean.lower, mean.upper]
  );
  const x = {
    field: "seconds",
    ...numberAxis({
      title: "Wall time of a run, s",
      logarithmic: true,
      ...logTicks([Math.min(...seconds) * 0.8, Math.max(...seconds) * 1.25]),
      format: "~f",
    }, false),
  };
  const up = numberAxis({ title: "Score", ...roomyTicks(scores) }, true);
  return {
    title: environment,
    ...PANEL,
    transform: [{ filter: { field: "environment", equal: environment } }],
    layer: [
      {
        mark: { type: "rule", strokeWidth: 1.75 },
        encoding: {
          x,
          y: { field: "lower", ...up },
          y2: { field: "upper" },
          color,
        },
      },
      {
        mark: { type: "point", size: 60 },
        encoding: { x, y: { field: "value", ...up }, color, shape },
      },
    ],
  };
}
