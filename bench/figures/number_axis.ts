import type { Ticks } from "./ticks.ts";

/** An axis of numbers. */
export interface NumberAxis extends Ticks {
  /** Title with unit. */
  readonly title: string;
  /** Whether it is logarithmic. */
  readonly logarithmic?: boolean;
}

/** Fields of a position channel of Vega-Lite. */
interface AxisChannel {
  /** What the channel shows. */
  readonly type: "quantitative";
  /** From data to pixels. */
  readonly scale: {
    readonly type: "linear" | "log";
    readonly domain: number[];
    readonly nice: false;
    readonly zero?: false;
  };
  /** Its guide. */
  readonly axis: {
    readonly title: string;
    readonly format: string;
    readonly grid: boolean;
    readonly values: number[];
    readonly labelOverlap: false;
  };
}

/**
 * Says an axis as Vega-Lite does. Domain and ticks are given, so that Vega
 * chooses nothing by its own logarithms.
 *
 * @param axis The axis.
 * @param grid Whether lines go on from its ticks.
 * @returns All fields of a position channel but what it shows.
 *
 * @example A logarithmic axis
 * ```ts
 * import { numberAxis } from "./number_axis.ts";
 * import { logTicks } from "./ticks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const steps = { title: "Steps", logarithmic: true, ...logTicks([500, 2e4]) };
 * const { scale, axis } = numberAxis(steps, false);
 * assertEquals(scale, { type: "log", domain: [500, 2e4], nice: false });
 * assertEquals(axis.values, [1000, 3000, 10_000]);
 * ```
 */
export function numberAxis(axis: NumberAxis, grid: boolean): AxisChannel {
  const { domain, values, title, format } = axis;
  const common = { domain: [...domain], nice: false as const };
  return {
    type: "quantitative",
    scale: axis.logarithmic
      ? { type: "log", ...common }
      : { type: "linear", ...common, zero: false },
    axis: { title, format, grid, values: [...values], labelOverlap: false },
  };
}
