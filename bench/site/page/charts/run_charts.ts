/// <reference lib="dom" />
/**
 * The charts of one run, all at the same point of its training.
 *
 * @module
 */
import type { Diagnostic } from "../../../../algorithms/algorithm.ts";
import { formatCount } from "../../../text/format_number.ts";
import type { RunDetails } from "../../site_index.ts";
import { drawLineChart } from "./line_chart.ts";
import type { LineChart } from "./line_chart.ts";
import { createPointSlider } from "./point_slider.ts";
import {
  lastReading,
  readSeries,
  seriesTable,
  unionOfPoints,
} from "./series.ts";
import type { Series, SeriesStyle } from "./series.ts";
import { element } from "../element.ts";
import { formatSignificant } from "../format_value.ts";
import { foldedTable } from "../scrolling_table.ts";
import type { VegaLibrary } from "../vega.ts";

/** A run, and what is said of it. */
interface ChartedRun extends Pick<RunDetails, "curve" | "iterations"> {
  /** What the iterations of its algorithm tell. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One of the charts. */
interface Panel {
  readonly title: string;
  readonly meaning: string;
  readonly series: Series;
}

/**
 * Shows the learning curve and the diagnostics of a run, small multiples with
 * one slider.
 *
 * @param vega The library that draws.
 * @param root What holds the charts, in the page.
 * @param run The run.
 * @param style How its lines look.
 * @returns Takes the charts out of the page.
 */
export function showRunCharts(
  vega: VegaLibrary,
  root: HTMLElement,
  run: ChartedRun,
  style: SeriesStyle,
): () => void {
  const panels = panelsOf(run, style);
  const all = panels.map(({ series }) => series);
  const points = unionOfPoints(all);
  if (points.length === 0) {
    root.append(element("p", {}, "This run ended before its first point."));
    return () => root.replaceChildren();
  }
  const charts: LineChart[] = [];
  const readings: HTMLElement[] = [];
  const spoken = element("p", { class: "spoken", "aria-live": "polite" });
  const read = (x: number | null) =>
    all.map((series, i) => {
      const reading = x === null ? lastReading(series) : readSeries(series, x);
      const text = reading === null ? "–" : formatSignificant(reading.value);
      readings[i].textContent = text;
      return `${series.label} ${text}`;
    }).join("; ");
  const slider = createPointSlider({
    label: "Environment steps",
    points,
    format: formatCount,
    before: "end of each line",
    onPoint(point, byKey) {
      for (const chart of charts) chart.mark(point);
      const text = read(point);
      spoken.textContent = byKey ? text : "";
    },
  });
  const grid = element("div", { class: "panels" });
  root.append(slider.node, spoken, grid);
  for (const { title, meaning, series } of panels) {
    const holder = element("div", { class: "chart" });
    const reading = element("span", { class: "reading" });
    readings.push(reading);
    grid.append(
      element(
        "figure",
        { class: "panel" },
        element("h3", {}, title, " ", reading),
        holder,
        element("figcaption", {}, meaning),
      ),
    );
    charts.push(drawLineChart(vega, holder, {
      description: `${title} by environment steps. ${meaning}`,
      axes: {
        xTitle: "",
        xFormat: "~s",
        yTitle: "",
        logarithmic: false,
        height: charts.length === 0 ? 240 : 150,
      },
      series: [series],
      onPoint: slider.go,
    }));
  }
  read(null);
  root.append(foldedTable(seriesTable(all, {
    caption: "Training return and diagnostics by environment steps",
    pointTitle: "Environment steps",
    formatPoint: formatCount,
    format: formatSignificant,
  })));
  return () => {
    for (const chart of charts) chart.remove();
    root.replaceChildren();
  };
}

function panelsOf(
  { curve, iterations, diagnostics }: ChartedRun,
  style: SeriesStyle,
): Panel[] {
  const { steps: x, ...metrics } = iterations;
  const return_ = plainSeries(
    "Training return",
    style,
    curve.steps,
    curve.return,
  );
  return [
    {
      title: return_.label,
      meaning:
        "Mean return of the training episodes that ended since the point before.",
      series: return_,
    },
    ...nameDiagnostics(Object.keys(metrics), diagnostics).map((
      { name, title, meaning },
    ) => ({
      title,
      meaning,
      series: plainSeries(title, style, x, metrics[name]),
    })),
  ].filter(({ series }) => series.value.some((value) => value !== null));
}

function plainSeries(
  label: string,
  style: SeriesStyle,
  x: readonly number[],
  value: readonly (number | null)[],
): Series {
  const none = x.map(() => null);
  return { label, style, x, value, lower: none, upper: none };
}

/**
 * Puts the diagnostics of a run into the order in which they are shown, and says
 * what they mean: known ones as their algorithm lists them, then all others as
 * they come, with their names as titles.
 *
 * @param present Names that the run has.
 * @param known What its algorithm's iterations tell.
 * @returns One for each name.
 *
 * @example A known and an unknown one
 * ```ts
 * import { nameDiagnostics } from "./run_charts.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const kl = { name: "kl", title: "KL divergence", meaning: "A distance." };
 * assertEquals(nameDiagnostics(["mine", "kl"], [kl]), [
 *   kl,
 *   { name: "mine", title: "mine", meaning: "" },
 * ]);
 * ```
 */
export function nameDiagnostics(
  present: readonly string[],
  known: readonly Diagnostic[],
): Diagnostic[] {
  const names = known.map(({ name }) => name);
  return [
    ...known.filter(({ name }) => present.includes(name)),
    ...present.filter((name) => !names.includes(name))
      .map((name) => ({ name, title: name, meaning: "" })),
  ];
}
