/**
 * What all charts of the page share: axes in the color of the text, quiet grid
 * lines, the page's font.
 *
 * @module
 */
import type { Config } from "vega";

/** The configuration of Vega. */
export const chartTheme: Config = {
  background: "transparent",
  axis: {
    labelColor: "currentColor",
    titleColor: "currentColor",
    domainColor: "currentColor",
    domainOpacity: 0.4,
    tickColor: "currentColor",
    tickOpacity: 0.4,
    gridColor: "currentColor",
    gridOpacity: 0.12,
    labelFont: "system-ui, sans-serif",
    titleFont: "system-ui, sans-serif",
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 8,
  },
};
