/**
 * The comparison's figures as lines of a chart.
 *
 * @module
 */
import type { Band, Comparison } from "../../../comparison/comparison.ts";
import { rowStyles } from "../../../figures/row_styles.ts";
import { plainText } from "../../../text/plain_text.ts";
import type { Series } from "./series.ts";
import type { SeriesStyle } from "./swatch.ts";

/**
 * How the rows of a comparison look, on a light and on a dark page.
 *
 * @param rows Labels of all rows, in the comparison's order.
 * @returns Styles by label.
 *
 * @example The color follows the page's scheme
 * ```ts
 * import { seriesStyles } from "./comparison_series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { color } = seriesStyles(["a2c", "reinforce"]).get("reinforce")!;
 * assertEquals(color, "light-dark(#000000, #F2F2F2)");
 * ```
 */
export function seriesStyles(
  rows: readonly string[],
): ReadonlyMap<string, SeriesStyle> {
  const styles = rowStyles(rows);
  return new Map(rows.map((row, i) => {
    const { color, dash } = styles[i];
    return [row, { color: `light-dark(${color.light}, ${color.dark})`, dash }];
  }));
}

/**
 * Learning curves on one environment.
 *
 * @param comparison The comparison.
 * @param environment Id of the environment.
 * @returns One series for each row that has a curve there.
 */
export function curveSeries(
  comparison: Pick<Comparison, "rows" | "curves">,
  environment: string,
): Series[] {
  const curves = comparison.curves.find((one) =>
    one.environment === environment
  );
  return (curves?.rows ?? []).map((band) =>
    bandSeries(comparison, band, band.steps)
  );
}

/**
 * Sample efficiency over all environments.
 *
 * @param comparison The comparison.
 * @returns One series for each row of it.
 */
export function efficiencySeries(
  comparison: Pick<Comparison, "rows" | "efficiency">,
): Series[] {
  const { steps, rows } = comparison.efficiency;
  return rows.map((band) => bandSeries(comparison, band, steps));
}

/**
 * Performance profiles over all environments.
 *
 * @param comparison The comparison.
 * @returns One series for each row of them.
 */
export function profileSeries(
  comparison: Pick<Comparison, "rows" | "profiles">,
): Series[] {
  const { tau, rows } = comparison.profiles;
  return rows.map((band) => bandSeries(comparison, band, tau));
}

function bandSeries(
  { rows }: Pick<Comparison, "rows">,
  { row, value, lower, upper }: Band,
  x: readonly number[],
): Series {
  const style = seriesStyles(rows).get(row) ??
    { color: "currentColor", dash: [] };
  return { label: plainText(row), style, x, value, lower, upper };
}
