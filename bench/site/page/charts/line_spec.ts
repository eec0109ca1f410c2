/**
 * Lines with bands, as a Vega specification without data.
 *
 * @module
 */
import type { FormulaTransform, Mark, Spec } from "vega";
import type { Reading } from "../format_value.ts";
import type { Series, SeriesStyle } from "./series.ts";

/** The axes of a chart of lines. */
export interface LineAxes {
  /** Title of the horizontal axis; none where it is empty. */
  readonly xTitle: string;
  /** How its numbers are written, in d3's notation, such as `~s` for `100k`. */
  readonly xFormat: string;
  /** Title of the vertical axis; none where it is empty. */
  readonly yTitle: string;
  /** Whether the horizontal axis is logarithmic; all of its points are above 0 then. */
  readonly logarithmic: boolean;
  /** Height of the chart in pixels. */
  readonly height: number;
}

/** A point of the data set `points`; a series goes by its number, never by its name. */
interface LinePoint extends Reading {
  /** Number of the series. */
  readonly series: number;
  /** Where on the horizontal axis. */
  readonly x: number;
}

/**
 * Writes the specification. The data come later: `points` are the lines, and
 * `focus` those of them that the signal `point` picks out.
 *
 * @param axes The axes.
 * @param styles How each series looks, by its number.
 * @returns A Vega specification; it holds no text but the axes' titles.
 */
export function lineSpec(axes: LineAxes, styles: readonly SeriesStyle[]): Spec {
  const numbers = styles.map((_, series) => series);
  return {
    height: axes.height,
    padding: 2,
    autosize: { type: "fit", contains: "padding" },
    signals: [{ name: "point", value: null }],
    data: [
      {
        name: "points",
        transform: [
          formula("low", "isValid(datum.lower) ? datum.lower : datum.value"),
          formula("high", "isValid(datum.upper) ? datum.upper : datum.value"),
          { type: "extent", field: "low", signal: "lows" },
          { type: "extent", field: "high", signal: "highs" },
        ],
      },
      { name: "focus" },
    ],
    scales: [
      {
        name: "x",
        type: axes.logarithmic ? "log" : "linear",
        domain: { data: "points", field: "x" },
        range: "width",
        zero: false,
        nice: false,
      },
      {
        name: "y",
        domain: { signal: VERTICAL },
        range: "height",
        zero: false,
        nice: true,
      },
      {
        name: "color",
        type: "ordinal",
        domain: numbers,
        range: styles.map(({ color }) => color),
      },
      {
        name: "dash",
        type: "ordinal",
        domain: numbers,
        range: styles.map(({ dash }) => [...dash]),
      },
    ],
    axes: [
      {
        scale: "x",
        orient: "bottom",
        ...titled(axes.xTitle),
        format: axes.xFormat,
        labelFlush: true,
        labelOverlap: "greedy",
        tickCount: { signal: "max(2, min(8, floor(width / 80)))" },
      },
      {
        scale: "y",
        orient: "left",
        ...titled(axes.yTitle),
        grid: true,
        tickCount: { signal: "max(3, floor(height / 45))" },
        labelOverlap: "greedy",
      },
    ],
    marks: [eachSeries(band), eachSeries(line), marker, focus],
  };
}

/**
 * The points of several series, as `points` takes them. Points without a value
 * are left out, so that a line goes on over them.
 *
 * @param series The series.
 * @param shown Which of them are shown, by number.
 * @returns The points, series by series.
 */
export function linePoints(
  series: readonly Series[],
  shown: ReadonlySet<number>,
): LinePoint[] {
  return series.flatMap(({ x, value, lower, upper }, number) =>
    !shown.has(number) ? [] : x.flatMap((at, i) => {
      const here = value[i];
      if (here === null) return [];
      const ends = { lower: lower[i] ?? null, upper: upper[i] ?? null };
      return [{ series: number, x: at, value: here, ...ends }];
    })
  );
}

function titled(title: string): { title?: string } {
  return title === "" ? {} : { title };
}

/** From the lowest to the highest end; a constant gets room on both sides. */
const VERTICAL =
  "!isValid(lows[0]) ? [0, 1] : highs[1] > lows[0] ? [lows[0], highs[1]] : [lows[0] - 1, highs[1] + 1]";

function formula(as: string, expr: string): FormulaTransform {
  return { type: "formula", as, expr };
}

const x = { scale: "x", field: "x" };
const y = { scale: "y", field: "value" };
const color = { scale: "color", field: "series" };

const band: Mark = {
  type: "area",
  from: { data: "one" },
  encode: {
    update: {
      x,
      y: { scale: "y", field: "lower" },
      y2: { scale: "y", field: "upper" },
      defined: { signal: "isValid(datum.lower)" },
      fill: color,
      fillOpacity: { value: 0.15 },
    },
  },
};

const line: Mark = {
  type: "line",
  from: { data: "one" },
  encode: {
    update: {
      x,
      y,
      stroke: color,
      strokeDash: { scale: "dash", field: "series" },
      strokeWidth: { value: 2 },
      strokeJoin: { value: "round" },
    },
  },
};

const marker: Mark = {
  type: "rule",
  encode: {
    update: {
      x: { scale: "x", signal: "point" },
      y: { value: 0 },
      y2: { signal: "height" },
      stroke: { value: "currentColor" },
      strokeOpacity: { signal: "point === null ? 0 : 0.5" },
    },
  },
};

const focus: Mark = {
  type: "symbol",
  from: { data: "focus" },
  encode: {
    update: {
      x,
      y,
      fill: color,
      size: { value: 45 },
    },
  },
};

/** Draws a mark once for each series. */
function eachSeries(mark: Mark): Mark {
  return {
    type: "group",
    name: `${mark.type}s`,
    from: { facet: { name: "one", data: "points", groupby: "series" } },
    marks: [mark],
  };
}
