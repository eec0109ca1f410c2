import { besideLegend } from "../../figures/arrange.ts";
import type { Figure, Layer } from "../../figures/figure.ts";
import { legendPanel } from "../../figures/legend_panel.ts";
import { numberAxis } from "../../figures/number_axis.ts";
import { rowChannels } from "../../figures/row_channels.ts";
import { linearTicks, logTicks } from "../../figures/ticks.ts";

/** One axis of a plot. */
interface PlotAxis {
  /** Title with unit. */
  readonly title: string;
  /** First and last value. */
  readonly range: readonly [number, number];
  /** Whether it is logarithmic. */
  readonly logarithmic?: boolean;
}

/**
 * Lines of the field `value`, one for each row, with a symbol where `symbol` is
 * 1. Values out of the vertical range are left out: Vega's own clipping would
 * number its masks through the whole process, and no two files be alike.
 *
 * @param rows Labels of the rows.
 * @param x Horizontal axis, with the field that it shows.
 * @param y Vertical axis.
 * @returns The layers, the lowest first.
 */
export function lineLayers(
  rows: readonly string[],
  x: PlotAxis & { readonly field: string },
  y: PlotAxis,
): Layer[] {
  const { color, strokeDash, shape } = rowChannels(rows);
  const across = { field: x.field, ...axis(x, false) };
  const up = { field: "value", ...axis(y, true) };
  const inside = { filter: { field: "value", range: [...y.range] } };
  return [
    {
      transform: [inside],
      mark: "line",
      encoding: { x: across, y: up, color, strokeDash },
    },
    {
      transform: [inside, { filter: { field: "symbol", equal: 1 } }],
      mark: "point",
      encoding: { x: across, y: up, color, shape },
    },
  ];
}

function axis({ title, range, logarithmic = false }: PlotAxis, grid: boolean) {
  const [low, high] = range;
  if (!logarithmic) return numberAxis({ title, ...linearTicks(range) }, grid);
  const format = high / low > 1e4 ? ".0e" : "~g";
  return numberAxis({ title, logarithmic, ...logTicks(range), format }, grid);
}

/** A figure of something that depends on how long episodes are. */
interface HorizonFigure
  extends Pick<Figure, "name" | "title" | "description" | "rows"> {
  /** The points, line by line; `symbol` is 1 where the line has one, else 0. */
  readonly data: readonly {
    readonly row: string;
    readonly horizon: number;
    readonly value: number;
    readonly symbol: number;
  }[];
  /** The horizontal axis. */
  readonly x: PlotAxis;
  /** The vertical axis. */
  readonly y: PlotAxis;
}

/**
 * Lines against the horizon, with their legend at the side.
 *
 * @param figure What it shows.
 * @returns The figure.
 */
export function horizonFigure({ x, y, ...figure }: HorizonFigure): Figure {
  const { rows } = figure;
  return {
    ...figure,
    fields: {
      row: "string",
      horizon: "number",
      value: "number",
      symbol: "number",
    },
    spec: besideLegend(
      lineLayers(rows, { field: "horizon", ...x }, y),
      legendPanel(rows, rows, true),
    ),
  };
}
