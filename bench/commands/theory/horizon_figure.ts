import { besideLegend } from "../../figures/arrange.ts";
import type { Figure } from "../../figures/figure.ts";
import { legendPanel } from "../../figures/legend_panel.ts";
import { lineLayers, type PlotAxis } from "./line_layers.ts";

/** One point of a line. */
export type HorizonPoint = {
  /** Label of the line. */
  readonly row: string;
  /** Steps of an episode. */
  readonly horizon: number;
  /** What is shown of them. */
  readonly value: number;
  /** 1 where the line has a symbol, else 0. */
  readonly symbol: number;
};

/** A figure of something that depends on how long episodes are. */
export interface HorizonFigure
  extends Pick<Figure, "name" | "title" | "description" | "rows"> {
  /** The points, line by line. */
  readonly data: readonly HorizonPoint[];
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
export function horizonFigure(figure: HorizonFigure): Figure {
  const { name, title, description, rows, data, x, y } = figure;
  return {
    name,
    title,
    description,
    rows,
    fields: {
      row: "string",
      horizon: "number",
      value: "number",
      symbol: "number",
    },
    data,
    spec: besideLegend(
      lineLayers(rows, { field: "horizon", ...x }, y),
      legendPanel(rows, rows, true),
    ),
  };
}
