/**
 * Numbers with their intervals side by side, as a Vega specification without
 * data.
 *
 * @module
 */
import type { Spec } from "vega";
import { chartTheme } from "./chart_theme.ts";

/** A line of the data set `intervals`. */
interface IntervalLine {
  /** Its name on the vertical axis. */
  readonly label: string;
  /** The number. */
  readonly value: number;
  /** Lower end of its interval; null where there is none. */
  readonly lower: number | null;
  /** Upper end of its interval; null where there is none. */
  readonly upper: number | null;
  /** Color, as CSS has it. */
  readonly color: string;
}

/**
 * Writes the specification of probabilities: a point and its interval on each
 * line, with one half marked. The data set `intervals` comes later.
 *
 * @param title Title of the horizontal axis.
 * @param lines How many lines there are.
 * @returns A Vega specification.
 */
export function intervalSpec(title: string, lines: number): Spec {
  return {
    height: 60 + 30 * lines,
    padding: 2,
    autosize: { type: "fit", contains: "padding" },
    config: chartTheme,
    data: [{ name: "intervals" }],
    scales: [
      { name: "x", domain: [0, 1], range: "width" },
      {
        name: "y",
        type: "point",
        domain: { data: "intervals", field: "label" },
        range: "height",
        padding: 0.5,
      },
    ],
    axes: [
      {
        scale: "x",
        orient: "bottom",
        title,
        grid: true,
        tickCount: { signal: "width < 400 ? 3 : 6" },
      },
      { scale: "y", orient: "left", ticks: false, labelLimit: 140 },
    ],
    marks: [
      {
        type: "rule",
        encode: {
          update: {
            x: { scale: "x", value: 0.5 },
            y: { value: 0 },
            y2: { signal: "height" },
            stroke: { value: "currentColor" },
            strokeDash: { value: [4, 3] },
            strokeOpacity: { value: 0.6 },
          },
        },
      },
      {
        type: "rule",
        from: { data: "intervals" },
        encode: {
          update: {
            x: {
              scale: "x",
              signal: "isValid(datum.lower) ? datum.lower : datum.value",
            },
            x2: {
              scale: "x",
              signal: "isValid(datum.upper) ? datum.upper : datum.value",
            },
            y: { scale: "y", field: "label" },
            stroke: { field: "color" },
            strokeWidth: { value: 5 },
            strokeOpacity: { value: 0.45 },
            strokeCap: { value: "round" },
          },
        },
      },
      {
        type: "symbol",
        from: { data: "intervals" },
        encode: {
          update: {
            x: { scale: "x", field: "value" },
            y: { scale: "y", field: "label" },
            fill: { field: "color" },
            size: { value: 80 },
          },
        },
      },
    ],
  };
}
