import type { Config } from "vega-lite";
import { rowStyles, type Theme } from "./row_styles.ts";

/** Colors of what isn't data. */
interface Ink {
  readonly background: string;
  readonly text: string;
  readonly line: string;
  readonly grid: string;
}

const INKS: Readonly<Record<Theme, Ink>> = {
  light: {
    background: "#FFFFFF",
    text: "#1F2328",
    line: "#6E7781",
    grid: "#E4E7EB",
  },
  dark: {
    background: "#14171C",
    text: "#E6E9ED",
    line: "#8B949E",
    grid: "#2B313A",
  },
};

/**
 * How a figure looks on paper or on a dark page. The background is solid, so
 * that a figure stays legible wherever it is put; the font is the reader's
 * sans-serif; no mark has attributes for screen readers, since the figure as a
 * whole has a description.
 *
 * @param theme What the figure stands on.
 * @param rows Labels of the rows in the suite's order.
 * @returns The configuration of Vega-Lite.
 *
 * @example Colors of rows come from their styles
 * ```ts
 * import { themeConfig } from "./theme.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { range } = themeConfig("dark", ["ppo", "mine"]);
 * assertEquals(range?.category, ["#D55E00", "#F2F2F2"]);
 * ```
 */
export function themeConfig(theme: Theme, rows: readonly string[]): Config {
  const { background, text, line, grid } = INKS[theme];
  return {
    aria: false,
    background,
    padding: 8,
    font: "sans-serif",
    range: { category: rowStyles(rows).map(({ color }) => color[theme]) },
    view: { stroke: null },
    axis: {
      labelColor: text,
      labelFontSize: 11,
      titleColor: text,
      titleFontSize: 12,
      titleFontWeight: "normal",
      // Vega rounds its layout up, after a rotation that is right to the last bit
      // only: half a pixel keeps titles away from whole pixels.
      titlePadding: 6.5,
      domainColor: line,
      tickColor: line,
      tickSize: 4,
      gridColor: grid,
    },
    legend: {
      labelColor: text,
      labelFontSize: 12,
      labelLimit: 240,
      symbolOpacity: 1,
    },
    title: { color: text, fontSize: 12, fontWeight: 600, offset: 6 },
    area: { opacity: 0.16 },
    line: { strokeWidth: 1.75 },
    point: { size: 36, filled: true, opacity: 1 },
    rule: { color: line },
    tick: { color: text },
    text: { color: text, fontSize: 11 },
  };
}
