/**
 * How rows look in every figure, on paper and on the page.
 *
 * @module
 */
import { algorithms } from "../../algorithms/mod.ts";

/** What a figure stands on: white paper, or a dark page. */
export type Theme = "light" | "dark";

/** A symbol, by Vega's name. */
export type Shape =
  | "circle"
  | "square"
  | "triangle-up"
  | "diamond"
  | "cross"
  | "triangle-down"
  | "triangle-right"
  | "triangle-left";

/** How one row looks: color, dash and shape tell it apart, each of them alone. */
export interface RowStyle {
  /** Color by theme, as `#rrggbb`. */
  readonly color: Readonly<Record<Theme, string>>;
  /** Lengths of dashes and gaps of its lines in pixels; empty for a solid line. */
  readonly dash: readonly number[];
  /** Symbol at its points. */
  readonly shape: Shape;
}

/**
 * Colors of Okabe & Ito, which readers with any color vision tell apart,
 * https://jfly.uni-koeln.de/color/. Black is white on the dark page, and the
 * yellow, invisible on paper, is brown there.
 */
const COLORS: readonly RowStyle["color"][] = [
  { light: "#000000", dark: "#F2F2F2" },
  { light: "#E69F00", dark: "#E69F00" },
  { light: "#009E73", dark: "#009E73" },
  { light: "#0072B2", dark: "#0072B2" },
  { light: "#56B4E9", dark: "#56B4E9" },
  { light: "#CC79A7", dark: "#CC79A7" },
  { light: "#D55E00", dark: "#D55E00" },
  { light: "#7F3F00", dark: "#F0E442" },
];

const DASHES: readonly (readonly number[])[] = [
  [2, 2],
  [8, 2, 2, 2],
  [12, 3],
  [],
  [4, 2],
  [6, 2, 2, 2, 2, 2],
  [8, 4],
  [1, 3],
];

const SHAPES: readonly Shape[] = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "cross",
  "triangle-down",
  "triangle-right",
  "triangle-left",
];

/** Labels that look the same in every comparison, by the number of their style. */
const NAMED: ReadonlyMap<string, number> = new Map(
  Object.values(algorithms).flatMap(({ styles }) => Object.entries(styles)),
);

/**
 * Gives each row its style. Labels that an algorithm's record names look the
 * same in every comparison; others take the styles that are left, in their
 * order. No two of the first 64 rows share color, dash and shape.
 *
 * @param rows Labels in the suite's order, each once.
 * @returns One style for each row, in the same order.
 *
 * @example A known row and another
 * ```ts
 * import { rowStyles } from "./row_styles.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const [mine, ppo] = rowStyles(["mine", "ppo"]);
 * assertEquals(ppo.color.light, "#D55E00");
 * assertEquals(mine.color, { light: "#000000", dark: "#F2F2F2" });
 * ```
 */
export function rowStyles(rows: readonly string[]): RowStyle[] {
  const taken = new Set(rows.map((row) => NAMED.get(row)));
  let free = 0;
  return rows.map((row) => {
    const named = NAMED.get(row);
    if (named !== undefined) return style(named);
    while (taken.has(free)) free++;
    return style(free++);
  });
}

/** Styles repeat their colors after eight, each time with the next dash and shape. */
function style(number: number): RowStyle {
  const count = COLORS.length;
  const shifted = (number + Math.floor(number / count)) % count;
  return {
    color: COLORS[number % count],
    dash: DASHES[shifted],
    shape: SHAPES[shifted],
  };
}
