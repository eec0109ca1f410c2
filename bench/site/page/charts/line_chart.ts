/// <reference lib="dom" />
/**
 * Lines with bands that tell which point the pointer is at.
 *
 * @module
 */
import type { VegaLibrary } from "../vega.ts";
import { drawSpec } from "./draw_spec.ts";
import { linePoints, lineSpec } from "./line_spec.ts";
import type { LineAxes } from "./line_spec.ts";
import type { Series } from "./series.ts";

/** What a chart of lines shows. */
interface LineChartOptions {
  /** What it shows, for those who don't see it. */
  readonly description: string;
  /** Its axes. */
  readonly axes: LineAxes;
  /** Its lines. */
  readonly series: readonly Series[];
  /** Is told where on the horizontal axis the pointer is. */
  readonly onPoint: (x: number) => void;
}

/** A chart of lines in the page. */
export interface LineChart {
  /** Shows some of the series, by number; the axes fit themselves to them. */
  show(shown: ReadonlySet<number>): void;
  /** Marks a point of the horizontal axis; null marks none. */
  mark(x: number | null): void;
  /** Takes the chart out of the page. */
  remove(): void;
}

/**
 * Draws a chart of lines, all of them shown.
 *
 * @param vega The library that draws.
 * @param container What holds the chart; it is to be empty and in the page.
 * @param options What the chart shows.
 * @returns The chart.
 */
export function drawLineChart(
  vega: VegaLibrary,
  container: HTMLElement,
  { description, axes, series, onPoint }: LineChartOptions,
): LineChart {
  let points = linePoints(series, new Set(series.keys()));
  let marked: number | null = null;
  const spec = lineSpec(axes, series.map(({ style }) => style));
  const drawing = drawSpec(vega, container, {
    description,
    spec,
    data: { points, focus: [] },
  });
  const { view } = drawing;
  const focus = () => points.filter(({ x }) => x === marked);
  const follow = (event: PointerEvent) => {
    const drawn = container.querySelector("svg");
    if (drawn === null || points.length === 0) return;
    const left = drawn.getBoundingClientRect().left + view.origin()[0];
    onPoint(view.scale("x").invert(event.clientX - left));
  };
  container.addEventListener("pointermove", follow);
  container.addEventListener("pointerdown", follow);
  return {
    show(shown) {
      points = linePoints(series, shown);
      view.data("points", points).data("focus", focus()).run();
    },
    mark(x) {
      marked = x;
      view.signal("point", x).data("focus", focus()).run();
    },
    remove() {
      container.removeEventListener("pointermove", follow);
      container.removeEventListener("pointerdown", follow);
      drawing.remove();
    },
  };
}
