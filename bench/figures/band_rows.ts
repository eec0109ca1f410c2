import type { Band } from "../comparison/comparison.ts";
import type { Figure, FigureRecord } from "./figure.ts";

/** How many symbols stand on a line. */
const SYMBOLS = 4;

/**
 * The points of lines with bands, as records. Points without a value are left
 * out, so that a line goes on over them. A few points of each line have
 * `symbol` 1, at other places than those of the other lines.
 *
 * @param bands One band for each row; `null` in place of a row that has none.
 * @param x Points of the axis of one band.
 * @param name Name of the field that holds them.
 * @returns The records, row by row.
 *
 * @example A line over a gap
 * ```ts
 * import { bandRows } from "./band_rows.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const band = { row: "ppo", value: [1, null, 3], lower: [0, null, 2], upper: [2, null, 4] };
 * assertEquals(
 *   bandRows([band], () => [10, 20, 30], "steps").map(({ steps }) => steps),
 *   [10, 30],
 * );
 * ```
 */
export function bandRows<Row extends Band>(
  bands: readonly (Row | null)[],
  x: (band: Row) => readonly number[],
  name: string,
): FigureRecord[] {
  return bands.flatMap((band, number) => {
    if (band === null) return [];
    const places = x(band).map((_, i) => i)
      .filter((i) => band.value[i] !== null);
    const shift = (number + 0.5) / bands.length;
    const withSymbol = new Set(
      Array.from(
        { length: SYMBOLS },
        (_, k) => Math.floor((k + shift) / SYMBOLS * places.length),
      ),
    );
    return places.map((i, place): FigureRecord => ({
      row: band.row,
      [name]: x(band)[i],
      value: band.value[i],
      lower: band.lower[i],
      upper: band.upper[i],
      symbol: withSymbol.has(place) ? 1 : 0,
    }));
  });
}

/**
 * The fields of records with bands.
 *
 * @param x Name of the field that holds the axis' points.
 * @returns Their types by name, in order.
 */
export function bandFields(x: string): Figure["fields"] {
  return {
    row: "string",
    [x]: "number",
    value: "number",
    lower: "number",
    upper: "number",
    symbol: "number",
  };
}
