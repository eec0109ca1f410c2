/// <reference lib="dom" />
/**
 * A slider that goes from point to point of a chart, for keys and fingers: the
 * platform's own range input with its output.
 *
 * @module
 */
import { element } from "../element.ts";
import { nearestIndex } from "./series.ts";

/** What a slider goes over. */
interface PointSliderOptions {
  /** What the points are, such as `Environment steps`. */
  readonly label: string;
  /** The points, ascending, at least one. */
  readonly points: readonly number[];
  /** How a point is written. */
  readonly format: (point: number) => string;
  /** What stands in the place of a point before one is chosen. */
  readonly before: string;
  /** Is told the point that was chosen, and whether by key. */
  readonly onPoint: (point: number, byKey: boolean) => void;
}

/** A slider in the page. */
interface PointSlider {
  /** The slider with its label. */
  readonly node: HTMLElement;
  /** Goes to the point that is nearest to a number. */
  go(x: number): void;
}

/**
 * Makes a slider that stands at the last point, none chosen yet.
 *
 * @param options What it goes over.
 * @returns The slider, not yet in the page.
 */
export function createPointSlider(
  { label, points, format, before, onPoint }: PointSliderOptions,
): PointSlider {
  const last = points.length - 1;
  const range = element("input", {
    type: "range",
    min: 0,
    max: last,
    value: last,
    "aria-valuetext": before,
  });
  const output = element("output", { "aria-live": "off" }, before);
  let byKey = false;
  const choose = (index: number, key: boolean) => {
    const text = format(points[index]);
    range.value = String(index);
    range.setAttribute("aria-valuetext", text);
    output.textContent = text;
    onPoint(points[index], key);
  };
  range.addEventListener("keydown", () => byKey = true);
  range.addEventListener("pointerdown", () => byKey = false);
  range.addEventListener("input", () => choose(Number(range.value), byKey));
  return {
    node: element(
      "label",
      { class: "point-slider" },
      element("span", {}, label),
      range,
      output,
    ),
    go: (x) => choose(nearestIndex(points, x), false),
  };
}
