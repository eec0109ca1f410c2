/**
 * The comparison's figures as lines of a chart, and which intervals they have.
 *
 * @module
 */
import type { Band, Comparison } from "../../../comparison/comparison.ts";
import { plainText } from "../../../text/plain_text.ts";
import type { SiteIndex } from "../../site_index.ts";
import type { Series, SeriesStyle } from "./series.ts";

/** Part of what the page knows: rows, their looks, and some of their numbers. */
export interface StyledRows<Numbers extends keyof Comparison = never>
  extends Pick<SiteIndex, "styles"> {
  /** The comparison. */
  readonly comparison: Pick<Comparison, "rows" | Numbers>;
}

/**
 * How the rows of a comparison look, on a light and on a dark page.
 *
 * @param site The rows and their looks.
 * @returns Styles by label.
 *
 * @example The color follows the page's scheme
 * ```ts
 * import { rowStyles } from "../../../figures/row_styles.ts";
 * import { seriesStyles } from "./comparison_series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = ["a2c", "reinforce"];
 * const styles = seriesStyles({ comparison: { rows }, styles: rowStyles(rows) });
 * assertEquals(styles.get("reinforce")!.color, "light-dark(#000000, #F2F2F2)");
 * ```
 */
export function seriesStyles(
  { comparison, styles }: StyledRows,
): ReadonlyMap<string, SeriesStyle> {
  return new Map(comparison.rows.map((row, i) => {
    const { color, dash } = styles[i];
    return [row, { color: `light-dark(${color.light}, ${color.dark})`, dash }];
  }));
}

/**
 * Learning curves on one environment.
 *
 * @param site The rows and their looks.
 * @param environment Id of the environment.
 * @returns One series for each row that has a curve there.
 */
export function curveSeries(
  site: StyledRows<"curves">,
  environment: string,
): Series[] {
  const curves = site.comparison.curves.find((one) =>
    one.environment === environment
  );
  return (curves?.rows ?? []).map((band) => bandSeries(site, band, band.steps));
}

/**
 * Sample efficiency over all environments.
 *
 * @param site The rows and their looks.
 * @returns One series for each row of it.
 */
export function efficiencySeries(
  site: StyledRows<"efficiency">,
): Series[] {
  const { steps, rows } = site.comparison.efficiency;
  return rows.map((band) => bandSeries(site, band, steps));
}

/**
 * Performance profiles over all environments.
 *
 * @param site The rows and their looks.
 * @returns One series for each row of them.
 */
export function profileSeries(
  site: StyledRows<"profiles">,
): Series[] {
  const { tau, rows } = site.comparison.profiles;
  return rows.map((band) => bandSeries(site, band, tau));
}

function bandSeries(
  site: StyledRows,
  { row, value, lower, upper }: Band,
  x: readonly number[],
): Series {
  const style = seriesStyles(site).get(row) ??
    { color: "currentColor", dash: [] };
  return { label: plainText(row), style, x, value, lower, upper };
}

/**
 * Says which intervals a figure has, or why it has none.
 *
 * @param intervals How intervals were made.
 * @param shown The lower ends of what the figure shows; null where there is no
 * interval.
 * @returns The end of a sentence.
 *
 * @example With intervals, and with too few seeds for them
 * ```ts
 * import { describeIntervals } from "./comparison_series.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const intervals = { confidence: 0.95, minimumSeeds: 3 };
 * assertEquals(
 *   describeIntervals(intervals, [{ lower: [null, 1] }]),
 *   "with 95 % intervals",
 * );
 * assertEquals(
 *   describeIntervals(intervals, [{ lower: null }]),
 *   "without intervals, which need at least 3 seeds",
 * );
 * ```
 */
export function describeIntervals(
  { confidence, minimumSeeds }: Pick<
    Comparison["intervals"],
    "confidence" | "minimumSeeds"
  >,
  shown: readonly {
    readonly lower: number | null | readonly (number | null)[];
  }[],
): string {
  return shown.some(({ lower }) => [lower].flat().some((end) => end !== null))
    ? `with ${confidence * 100} % intervals`
    : `without intervals, which need at least ${minimumSeeds} seeds`;
}
