/**
 * What a chart of lines shows, and what stands at one of its points.
 *
 * @module
 */
import { formatInterval, type Reading } from "../format_value.ts";
import type { ScrollingTable } from "../scrolling_table.ts";

/** How a line looks. */
export interface SeriesStyle {
  /** Color, as CSS has it. */
  readonly color: string;
  /** Lengths of dashes and gaps in pixels; empty for a whole line. */
  readonly dash: readonly number[];
}

/** Values along an axis, with their intervals where there are any. */
export interface Series {
  /** Its name in the legend. */
  readonly label: string;
  /** How its line looks. */
  readonly style: SeriesStyle;
  /** Points of the axis, ascending. */
  readonly x: readonly number[];
  /** `[points]`: the values; null where there is none. */
  readonly value: readonly (number | null)[];
  /** `[points]`: lower ends; null where there is no interval. */
  readonly lower: readonly (number | null)[];
  /** `[points]`: upper ends; null where there is no interval. */
  readonly upper: readonly (number | null)[];
}

/**
 * The points of several series, each once.
 *
 * @param series The series.
 * @returns All their points, ascending.
 *
 * @example Two grids
 * ```ts
 * import { unionOfPoints } from "./series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const points = unionOfPoints([{ x: [2, 4] }, { x: [3, 4] }]);
 * assertEquals(points, [2, 3, 4]);
 * ```
 */
export function unionOfPoints(
  series: readonly Pick<Series, "x">[],
): number[] {
  return [...new Set(series.flatMap(({ x }) => x))].sort((a, b) => a - b);
}

/**
 * The place of the point that is nearest to a number.
 *
 * @param points Ascending, at least one.
 * @param x The number.
 * @returns Its index; of two that are as near, the first.
 *
 * @example Between two points
 * ```ts
 * import { nearestIndex } from "./series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(nearestIndex([10, 20, 40], 29), 1);
 * ```
 */
export function nearestIndex(points: readonly number[], x: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - points[low - 1] <= points[low] - x ? low - 1 : low;
}

/**
 * What a series has at a point of the axis.
 *
 * @param series The series.
 * @param x The point.
 * @returns The value and its interval; null where the series has none at just this point.
 *
 * @example A series that ends early
 * ```ts
 * import { readSeries } from "./series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const series = { x: [1, 2], value: [5, null], lower: [4, null], upper: [6, null] };
 * assertEquals(readSeries(series, 1), { value: 5, lower: 4, upper: 6 });
 * assertEquals(readSeries(series, 2), null);
 * ```
 */
export function readSeries(
  series: Omit<Series, "label" | "style">,
  x: number,
): Reading | null {
  const i = series.x.indexOf(x);
  const value = i < 0 ? null : series.value[i];
  if (value === null) return null;
  return { value, lower: series.lower[i], upper: series.upper[i] };
}

/**
 * What a series has at the last of its points that has a value.
 *
 * @param series The series.
 * @returns The value and its interval; null where it has no value at all.
 *
 * @example Nothing at the last point
 * ```ts
 * import { lastReading } from "./series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const series = { x: [1, 2], value: [5, null], lower: [4, null], upper: [6, null] };
 * assertEquals(lastReading(series), { value: 5, lower: 4, upper: 6 });
 * ```
 */
export function lastReading(
  series: Omit<Series, "label" | "style">,
): Reading | null {
  const last = series.value.findLastIndex((value) => value !== null);
  return last < 0 ? null : readSeries(series, series.x[last]);
}

/** How the numbers of several series are written. */
interface SeriesTableOptions {
  /** What they are. */
  readonly caption: string;
  /** What the points are. */
  readonly pointTitle: string;
  /** How a point is written. */
  readonly formatPoint: (point: number) => string;
  /** How a value is written. */
  readonly format: (value: number) => string;
}

/**
 * Writes several series as one table, point by point.
 *
 * @param series The series.
 * @param options How their numbers are written.
 * @returns The table; `–` stands where a series has no value.
 *
 * @example Two series of which one ends early
 * ```ts
 * import { seriesTable } from "./series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const style = { color: "red", dash: [] };
 * const none = [null, null];
 * const table = seriesTable([
 *   { label: "a", style, x: [1, 2], value: [5, 6], lower: none, upper: none },
 *   { label: "b", style, x: [1], value: [7], lower: [6], upper: [8] },
 * ], { caption: "Both", pointTitle: "Step", formatPoint: String, format: String });
 * assertEquals(table.columns.map(({ title }) => title), ["Step", "a", "b"]);
 * assertEquals(table.rows, [["1", "5", "7 (6 to 8)"], ["2", "6", "–"]]);
 * ```
 */
export function seriesTable(
  series: readonly Series[],
  { caption, pointTitle, formatPoint, format }: SeriesTableOptions,
): ScrollingTable {
  return {
    caption,
    columns: [pointTitle, ...series.map(({ label }) => label)]
      .map((title) => ({ title, align: "right" })),
    rows: unionOfPoints(series).map((x) => [
      formatPoint(x),
      ...series.map((one) => {
        const reading = readSeries(one, x);
        return reading === null ? "–" : formatInterval(reading, format);
      }),
    ]),
  };
}
