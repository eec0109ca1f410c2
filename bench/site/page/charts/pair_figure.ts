/// <reference lib="dom" />
/**
 * How likely one row beats each of the others.
 *
 * @module
 */
import type { Spec } from "vega";
import { plainText } from "../../../text/plain_text.ts";
import { formatFixed } from "../../../text/format_number.ts";
import { element } from "../element.ts";
import { formatInterval } from "../format_value.ts";
import { foldedTable } from "../scrolling_table.ts";
import type { VegaLibrary } from "../vega.ts";
import {
  describeIntervals,
  seriesStyles,
  type StyledRows,
} from "./comparison_series.ts";
import { drawSpec } from "./draw_spec.ts";
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

/**
 * The specification of probabilities: a point and its interval on each line,
 * with one half marked. The data set `intervals` comes later.
 */
function intervalSpec(title: string, lines: number): Spec {
  return {
    height: 60 + 30 * lines,
    padding: 2,
    autosize: { type: "fit", contains: "padding" },
    data: [{ name: "intervals" }],
    scales: [
      { name: "x", domain: [0, 1], range: "width" },
      {
        name: "y",
        type: "point",
        domain: { data: "intervals", field: "label" },
        range: "height",
        padding: 0.5,
      },
    ],
    axes: [
      {
        scale: "x",
        orient: "bottom",
        title,
        grid: true,
        tickCount: { signal: "width < 400 ? 3 : 6" },
      },
      { scale: "y", orient: "left", ticks: false, labelLimit: 140 },
    ],
    marks: [
      {
        type: "rule",
        encode: {
          update: {
            x: { scale: "x", value: 0.5 },
            y: { value: 0 },
            y2: { signal: "height" },
            stroke: { value: "currentColor" },
            strokeDash: { value: [4, 3] },
            strokeOpacity: { value: 0.6 },
          },
        },
      },
      {
        type: "rule",
        from: { data: "intervals" },
        encode: {
          update: {
            x: {
              scale: "x",
              signal: "isValid(datum.lower) ? datum.lower : datum.value",
            },
            x2: {
              scale: "x",
              signal: "isValid(datum.upper) ? datum.upper : datum.value",
            },
            y: { scale: "y", field: "label" },
            stroke: { field: "color" },
            strokeWidth: { value: 5 },
            strokeOpacity: { value: 0.45 },
            strokeCap: { value: "round" },
          },
        },
      },
      {
        type: "symbol",
        from: { data: "intervals" },
        encode: {
          update: {
            x: { scale: "x", field: "value" },
            y: { scale: "y", field: "label" },
            fill: { field: "color" },
            size: { value: 80 },
          },
        },
      },
    ],
  };
}
