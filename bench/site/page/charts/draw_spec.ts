/// <reference lib="dom" />
/**
 * Vega in the page.
 *
 * @module
 */
import type { Config, Spec, View } from "vega";
import { loadScript } from "../load_script.ts";
import type { VegaLibrary } from "../vega.ts";

/** What is to be drawn. */
interface Picture {
  /** What it shows, for those who don't see it. */
  readonly description: string;
  /** A Vega specification. */
  readonly spec: Spec;
  /** Its data sets by name. */
  readonly data: Readonly<Record<string, readonly object[]>>;
}

/** A drawing that fits itself to the width of what holds it. */
interface Drawing {
  /** What draws it. */
  readonly view: View;
  /** Takes it out of the page. */
  remove(): void;
}

/** What all charts share: axes in the color of the text, quiet grid lines, the page's font. */
const chartTheme: Config = {
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

/**
 * Loads the library that draws, once.
 *
 * @returns The library.
 * @throws {Error} Where its script can't be loaded.
 */
export async function loadVega(): Promise<VegaLibrary> {
  return await loadScript("assets/vega.js") as VegaLibrary;
}

/**
 * Draws a specification. Its expressions are interpreted, as the page's policy
 * forbids making functions of text.
 *
 * @param vega The library.
 * @param container What holds the drawing; it is to be empty and in the page.
 * @param picture What is drawn.
 * @returns The drawing.
 */
export function drawSpec(
  vega: VegaLibrary,
  container: HTMLElement,
  { description, spec, data }: Picture,
): Drawing {
  const view = new vega.View(vega.parse(spec, chartTheme, { ast: true }), {
    expr: vega.expressionInterpreter,
    renderer: "svg",
    hover: false,
  });
  for (const [name, rows] of Object.entries(data)) view.data(name, [...rows]);
  view.initialize(container);
  // The container says what is drawn, so its marks need no names.
  container.firstElementChild?.setAttribute("aria-hidden", "true");
  container.setAttribute("role", "img");
  container.setAttribute("aria-label", description);
  const fit = () => view.width(container.clientWidth).run();
  const observer = new ResizeObserver(fit);
  observer.observe(container);
  fit();
  return {
    view,
    remove() {
      observer.disconnect();
      view.finalize();
      container.replaceChildren();
    },
  };
}
