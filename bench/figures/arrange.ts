/**
 * How panels stand on a page.
 *
 * @module
 */
import type { FigureSpec, Layer, Panel } from "./figure.ts";

/** Size of one of the small multiples in pixels. */
export const PANEL = { width: 200, height: 150 };

/**
 * Small multiples: three panels in a line, their plots aligned, then the
 * legend in the place after the last.
 *
 * @param panels One for each environment.
 * @param legend The legend.
 * @returns The whole.
 */
export function smallMultiples(
  panels: readonly Panel[],
  legend: Panel,
): FigureSpec {
  return {
    columns: 3,
    bounds: "flush",
    spacing: { row: 84, column: 86 },
    concat: [...panels, legend],
  };
}

/**
 * One plot with its legend at the right, a column wide in print.
 *
 * @param layer Layers of the plot.
 * @param legend The legend.
 * @returns The whole.
 */
export function besideLegend(layer: Layer[], legend: Panel): FigureSpec {
  return {
    spacing: 24,
    hconcat: [{ width: 360, height: 240, layer }, legend],
  };
}
