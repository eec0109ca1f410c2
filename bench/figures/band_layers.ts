import type { Layer } from "./figure.ts";
import { type NumberAxis, numberAxis } from "./number_axis.ts";
import { rowChannels } from "./row_channels.ts";
import { logTicks } from "./ticks.ts";

/** A horizontal axis, with the field of the data that it shows. */
interface FieldAxis extends NumberAxis {
  /** Name of the field. */
  readonly field: string;
}

/**
 * The axis of environment steps.
 *
 * @param range First and last number of steps.
 * @returns A logarithmic axis, as budgets differ by row.
 */
export function stepsAxis(range: readonly [number, number]): FieldAxis {
  const [first, last] = range;
  return {
    field: "steps",
    title: "Environment steps",
    logarithmic: true,
    ...logTicks([first, Math.max(last, first * 2)]),
  };
}

/**
 * Lines with bands: a band from `lower` to `upper`, a line through `value`,
 * and a symbol where `symbol` is 1.
 *
 * @param rows Labels in the suite's order.
 * @param x Horizontal axis.
 * @param y Vertical axis.
 * @returns The layers, the lowest first.
 */
export function bandLayers(
  rows: readonly string[],
  x: FieldAxis,
  y: NumberAxis,
): Layer[] {
  const { color, strokeDash, shape } = rowChannels(rows);
  const across = { field: x.field, ...numberAxis(x, false) };
  const up = numberAxis(y, true);
  return [
    {
      mark: "area",
      encoding: {
        x: across,
        y: { field: "lower", ...up },
        y2: { field: "upper" },
        color,
      },
    },
    {
      mark: "line",
      encoding: { x: across, y: { field: "value", ...up }, color, strokeDash },
    },
    {
      transform: [{ filter: { field: "symbol", equal: 1 } }],
      mark: "point",
      encoding: { x: across, y: { field: "value", ...up }, color, shape },
    },
  ];
}
