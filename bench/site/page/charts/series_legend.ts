/// <reference lib="dom" />
/**
 * A legend whose lines show and hide a series, and tell its value.
 *
 * @module
 */
import { element } from "../element.ts";
import { formatInterval } from "../format_value.ts";
import { lastReading, readSeries } from "./series.ts";
import type { Series, SeriesStyle } from "./series.ts";

/** What a legend is for. */
interface SeriesLegendOptions {
  /** What the lines are, such as `Rows`. */
  readonly title: string;
  /** The series. */
  readonly series: readonly Series[];
  /** Labels of those that are hidden; the legend keeps it up to date. */
  readonly hidden: Set<string>;
  /** How a value is written. */
  readonly format: (value: number) => string;
  /** Is told the numbers of the shown series when one is toggled. */
  readonly onToggle: (shown: ReadonlySet<number>) => void;
}

/** A legend in the page. */
interface SeriesLegend {
  /** The legend. */
  readonly node: HTMLElement;
  /** Numbers of the series that are shown. */
  shown(): ReadonlySet<number>;
  /**
   * Tells the values at a point; the last of each series where it is null.
   *
   * @returns The values of the shown series in a sentence.
   */
  read(x: number | null): string;
}

/**
 * Makes a legend that tells the last value of each series.
 *
 * @param options What it is for.
 * @returns The legend, not yet in the page.
 */
export function createSeriesLegend(
  { title, series, hidden, format, onToggle }: SeriesLegendOptions,
): SeriesLegend {
  const shown = () =>
    new Set([...series.keys()].filter((i) => !hidden.has(series[i].label)));
  const values = series.map(() => element("span", { class: "reading" }));
  const lines = series.map(({ label, style }, i) => {
    const box = element("input", {
      type: "checkbox",
      checked: !hidden.has(label),
      "aria-label": label,
    });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(label);
      else hidden.add(label);
      onToggle(shown());
    });
    return element(
      "label",
      { class: "series" },
      box,
      drawSwatch(style),
      element("span", { class: "name" }, label),
      values[i],
    );
  });
  const read = (x: number | null) => {
    const told = series.map((one, i) => {
      const reading = x === null ? lastReading(one) : readSeries(one, x);
      const text = reading === null ? "–" : formatInterval(reading, format);
      values[i].textContent = text;
      return hidden.has(one.label) || reading === null
        ? []
        : [`${one.label} ${text}`];
    });
    return told.flat().join("; ");
  };
  read(null);
  return {
    node: element(
      "fieldset",
      { class: "series-legend" },
      element("legend", {}, title),
      ...lines,
    ),
    shown,
    read,
  };
}

/**
 * Draws a sample of a line, 28 × 10 pixels. Screen readers pass over it, as the
 * name stands beside it.
 */
function drawSwatch({ color, dash }: SeriesStyle): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("class", "swatch");
  drawing.setAttribute("width", "28");
  drawing.setAttribute("height", "10");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(namespace, "line");
  const attributes = { x1: 0, x2: 28, y1: 5, y2: 5, "stroke-width": 2.5 };
  for (const [name, value] of Object.entries(attributes)) {
    line.setAttribute(name, String(value));
  }
  line.setAttribute("stroke", color);
  line.setAttribute("stroke-dasharray", dash.join(" "));
  drawing.append(line);
  return drawing;
}
