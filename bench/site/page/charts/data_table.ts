/// <reference lib="dom" />
/**
 * The numbers of a chart, for those who would rather read them.
 *
 * @module
 */
import { element } from "../element.ts";
import { formatInterval } from "../format_value.ts";
import { scrollingTable } from "../scrolling_table.ts";
import type { ScrollingTable } from "../scrolling_table.ts";
import { readSeries, unionOfPoints } from "./series.ts";
import type { Series } from "./series.ts";

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
 * import { seriesTable } from "./data_table.ts";
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

/**
 * Makes a table that is folded away, and written only when it is opened.
 *
 * @param table The table.
 * @returns A disclosure, not yet in the page.
 */
export function foldedTable(table: ScrollingTable): HTMLElement {
  const folded = element(
    "details",
    { class: "data" },
    element("summary", {}, "Data as a table"),
  );
  folded.addEventListener("toggle", () => {
    if (folded.querySelector("table") === null) {
      folded.append(scrollingTable(table));
    }
  });
  return folded;
}
