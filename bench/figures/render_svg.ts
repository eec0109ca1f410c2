import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Figure } from "./figure.ts";
import { finishSvg } from "./finish_svg.ts";
import type { Theme } from "./row_styles.ts";
import { themeConfig } from "./theme.ts";

/** Name of the figure's data in Vega, which marks records as its own. */
const DATA = "figure";

/**
 * Draws a figure as SVG. It needs no permission, and the same figure gives the
 * same bytes on every machine.
 *
 * @param figure The figure.
 * @param theme What it stands on.
 * @returns The text of an SVG file with title and description.
 *
 * @example A figure of one point
 * ```ts
 * import type { Figure } from "./figure.ts";
 * import { renderSvg } from "./render_svg.ts";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const figure: Figure = {
 *   name: "points",
 *   title: "Points",
 *   description: "One point.",
 *   rows: ["ppo"],
 *   fields: { row: "string", value: "number" },
 *   data: [{ row: "ppo", value: 0.5 }],
 *   spec: { mark: "point", encoding: { x: { field: "value", type: "quantitative" } } },
 * };
 *
 * assertStringIncludes(await renderSvg(figure, "dark"), "One point.</desc>");
 * ```
 */
export async function renderSvg(figure: Figure, theme: Theme): Promise<string> {
  const whole = {
    ...figure.spec,
    data: { name: DATA },
    config: themeConfig(theme, figure.rows),
  } as TopLevelSpec;
  const view = new View(parse(compile(whole).spec), { renderer: "none" })
    .data(DATA, figure.data.map((record) => ({ ...record })));
  const svg = await view.toSVG();
  view.finalize();
  return finishSvg(svg, {
    id: `${figure.name}-${theme}`,
    title: figure.title,
    description: figure.description,
  });
}
