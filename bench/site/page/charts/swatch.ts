/// <reference lib="dom" />
/**
 * A short sample of a line, for legends.
 *
 * @module
 */

/** How a line looks. */
export interface SeriesStyle {
  /** Color, as CSS has it. */
  readonly color: string;
  /** Lengths of dashes and gaps in pixels; empty for a whole line. */
  readonly dash: readonly number[];
}

/**
 * Draws a sample of a line. Screen readers pass over it, as the name stands
 * beside it.
 *
 * @param style How the line looks.
 * @returns A drawing of 28 × 10 pixels.
 */
export function drawSwatch({ color, dash }: SeriesStyle): SVGSVGElement {
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
