/// <reference lib="dom" />
/**
 * A chart of lines with its slider, legend and table.
 *
 * @module
 */
import { element } from "../element.ts";
import { foldedTable } from "../scrolling_table.ts";
import type { VegaLibrary } from "../vega.ts";
import { drawLineChart } from "./line_chart.ts";
import { createPointSlider } from "./point_slider.ts";
import { seriesTable, unionOfPoints } from "./series.ts";
import type { Series } from "./series.ts";
import { createSeriesLegend } from "./series_legend.ts";

/** What a figure shows. */
export interface LineFigureOptions {
  /** What it shows, in a line. */
  readonly caption: string;
  /** How to read it. */
  readonly explanation: string;
  /** What the horizontal axis is. */
  readonly xTitle: string;
  /** How numbers along it are written, in d3's notation. */
  readonly xFormat: string;
  /** What the vertical axis is. */
  readonly yTitle: string;
  /** Whether the horizontal axis is logarithmic, if all points are above 0. */
  readonly logarithmic: boolean;
  /** The lines, at least one with a point. */
  readonly series: readonly Series[];
  /** Labels of hidden series; the figure keeps it up to date. */
  readonly hidden: Set<string>;
  /** How a point of the horizontal axis is written. */
  readonly formatPoint: (point: number) => string;
  /** How a value is written. */
  readonly format: (value: number) => string;
}

/**
 * Shows a figure of lines.
 *
 * @param vega The library that draws.
 * @param root What holds the figure, in the page.
 * @param options What it shows.
 * @returns Takes the figure out of the page.
 */
export function showLineFigure(
  vega: VegaLibrary,
  root: HTMLElement,
  options: LineFigureOptions,
): () => void {
  const { caption, explanation, series, format, formatPoint } = options;
  const points = unionOfPoints(series);
  const spoken = element("p", { class: "spoken", "aria-live": "polite" });
  const holder = element("div", { class: "chart" });
  const legend = createSeriesLegend({
    title: "Rows",
    series,
    hidden: options.hidden,
    format,
    onToggle: (shown) => chart.show(shown),
  });
  const slider = createPointSlider({
    label: options.xTitle,
    points,
    format: formatPoint,
    before: "end of each line",
    onPoint(point, byKey) {
      chart.mark(point);
      const text = legend.read(point);
      spoken.textContent = byKey ? text : "";
    },
  });
  const figure = element(
    "figure",
    { class: "line-figure" },
    element(
      "figcaption",
      {},
      element("strong", {}, caption),
      ` ${explanation}`,
    ),
    holder,
    slider.node,
    legend.node,
    spoken,
    foldedTable(seriesTable(series, {
      caption,
      pointTitle: options.xTitle,
      formatPoint,
      format,
    })),
  );
  root.append(figure);
  const chart = drawLineChart(vega, holder, {
    description: `${caption} The numbers are in the table below.`,
    axes: {
      xTitle: options.xTitle,
      xFormat: options.xFormat,
      yTitle: options.yTitle,
      logarithmic: options.logarithmic && points[0] > 0,
      height: 360,
    },
    series,
    onPoint: slider.go,
  });
  chart.show(legend.shown());
  return () => {
    chart.remove();
    figure.remove();
  };
}
