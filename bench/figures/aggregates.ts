import type { Comparison, Estimate } from "../comparison/comparison.ts";
import { formatFixed } from "../text/format_number.ts";
import { intervalText, joinWords } from "./describe.ts";
import type { Figure, Panel } from "./figure.ts";
import { numberAxis } from "./number_axis.ts";
import { rowChannels } from "./row_channels.ts";
import { roomyTicks } from "./ticks.ts";

/** The panels: a metric, and its title. */
const METRICS = [
  { metric: "iqm", title: "IQM", axis: "Normalized score" },
  { metric: "median", title: "Median", axis: "Normalized score" },
  { metric: "mean", title: "Mean", axis: "Normalized score" },
  {
    metric: "optimalityGap",
    title: "Optimality gap",
    axis: "Short of 1, less is better",
  },
] as const;

/**
 * Aggregates over environments with intervals: interquartile mean, median,
 * mean and optimality gap of the normalized scores, Agarwal et al. 2021,
 * figure 9, https://arxiv.org/abs/2108.13264.
 *
 * @param comparison What is compared.
 * @returns The figure; null where no row has an aggregate.
 */
export function aggregates(comparison: Comparison): Figure | null {
  const { rows } = comparison;
  const all = comparison.aggregates;
  if (all.length === 0) return null;
  const shown = all.map(({ row }) => row);
  const data = METRICS.flatMap(({ metric }) =>
    all.map((aggregate) => ({
      metric,
      row: aggregate.row,
      ...aggregate[metric],
    }))
  );
  const iqms = all.map(({ row, iqm }) => `${row} ${formatFixed(iqm.value, 2)}`);
  return {
    name: "aggregates",
    title: "Aggregates over environments",
    description:
      `Interquartile mean, median, mean and optimality gap of the normalized scores over ${
        joinWords(all[0].environments)
      }${intervalText(comparison, data)}. Interquartile means: ${
        joinWords(iqms)
      }.`,
    rows,
    fields: {
      metric: "string",
      row: "string",
      value: "number",
      lower: "number",
      upper: "number",
    },
    data,
    spec: {
      columns: METRICS.length,
      spacing: 28,
      bounds: "flush",
      concat: METRICS.map((metric, number) =>
        panel(
          metric,
          number === 0,
          all.map((aggregate) => aggregate[metric.metric]),
          rows,
          shown,
        )
      ),
    },
  };
}

function panel(
  { metric, title, axis }: (typeof METRICS)[number],
  labels: boolean,
  estimates: readonly Estimate[],
  rows: readonly string[],
  shown: readonly string[],
): Panel {
  const { color } = rowChannels(rows);
  const y = {
    field: "row",
    type: "nominal" as const,
    scale: { domain: [...shown] },
    axis: labels
      ? { title: null, domain: false, ticks: false, labelFontSize: 12 }
      : null,
  };
  const along = numberAxis({
    title: axis,
    ...roomyTicks(
      estimates.flatMap(({ value, lower, upper }) => [value, lower, upper]),
      4,
    ),
  }, true);
  return {
    title,
    width: 140,
    height: { step: 22 },
    transform: [{ filter: { field: "metric", equal: metric } }],
    layer: [
      {
        mark: { type: "bar", height: 12, opacity: 0.75 },
        encoding: {
          x: { field: "lower", ...along },
          x2: { field: "upper" },
          y,
          color,
        },
      },
      {
        mark: { type: "tick", thickness: 2, size: 18, opacity: 1 },
        encoding: { x: { field: "value", ...along }, y },
      },
    ],
  };
}
