/// <reference lib="dom" />
/**
 * How likely one row beats each of the others.
 *
 * @module
 */
import { plainText } from "../../../text/plain_text.ts";
import { describeIntervals } from "../../content/describe_intervals.ts";
import { formatFixed } from "../../../text/format_number.ts";
import { element } from "../element.ts";
import { formatInterval } from "../format_value.ts";
import type { VegaLibrary } from "../vega.ts";
import { seriesStyles, type StyledRows } from "./comparison_series.ts";
import { foldedTable } from "./data_table.ts";
import { drawSpec } from "./draw_spec.ts";
import { intervalSpec } from "./interval_spec.ts";
import { labeledSelect } from "./labeled_select.ts";

/**
 * Shows the probability of improvement of a chosen row.
 *
 * @param vega The library that draws.
 * @param root What holds the figure, in the page.
 * @param site The rows and their looks; it has at least one pair.
 * @returns Takes the figure out of the page.
 */
export function showPairFigure(
  vega: VegaLibrary,
  root: HTMLElement,
  site: StyledRows<"pairs" | "intervals">,
): () => void {
  const { rows, pairs, intervals } = site.comparison;
  const styles = seriesStyles(site);
  const better = rows.filter((row) => pairs.some(({ x }) => x === row));
  let clear = () => {};
  const place = element("figure");
  const show = (row: string) => {
    clear();
    const caption = `Probability that a run of ${
      plainText(row)
    } beats a run of another row.`;
    const lines = pairs.filter(({ x }) => x === row).map((pair) => ({
      label: plainText(pair.y),
      ...pair.probability,
      color: styles.get(pair.y)?.color ?? "currentColor",
    }));
    const holder = element("div", { class: "chart" });
    place.append(
      element(
        "figcaption",
        {},
        element("strong", {}, caption),
        ` Averaged over environments, ${
          describeIntervals(intervals, lines)
        }. An interval that crosses the dashed line at one half leaves open which is better.`,
      ),
      holder,
      foldedTable({
        caption,
        columns: [
          { title: "Other row", align: "left" },
          { title: "Probability", align: "right" },
        ],
        rows: lines.map((line) => [
          line.label,
          formatInterval(line, (value) => formatFixed(value, 3)),
        ]),
      }),
    );
    const drawing = drawSpec(vega, holder, {
      description: `${caption} The numbers are in the table below.`,
      spec: intervalSpec(`P(${plainText(row)} is better)`, lines.length),
      data: { intervals: lines },
    });
    clear = () => {
      drawing.remove();
      place.replaceChildren();
    };
  };
  const whole = element(
    "div",
    { class: "pair-figure" },
    labeledSelect("Row", better, better[0], show),
    place,
  );
  root.append(whole);
  show(better[0]);
  return () => {
    clear();
    whole.remove();
  };
}
