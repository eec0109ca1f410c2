import { prettyJson } from "../files/pretty_json.ts";
import { csv } from "../text/csv.ts";
import type { Figure } from "./figure.ts";
import { renderSvg } from "./render_svg.ts";
import { themeConfig } from "./theme.ts";

/** A file to be written. */
interface FigureFile {
  /** Path below the suite's folder, with `/` between its parts. */
  readonly path: string;
  /** Its text. */
  readonly content: string;
}

/** Version of Vega-Lite's language. */
const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

/**
 * Draws figures and writes what people need to draw them their own way. For
 * each there are `figures/<name>.svg` and `<name>-dark.svg`, `<name>.csv` with
 * its data, and `<name>.vl.json`, the Vega-Lite specification that reads it.
 *
 * @param figures The figures.
 * @returns The files, figure by figure.
 *
 * @example The files of one figure
 * ```ts
 * import type { Figure } from "./figure.ts";
 * import { figureFiles } from "./figure_files.ts";
 * import { assertEquals } from "@std/assert";
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
 * const files = await figureFiles([figure]);
 * assertEquals(files[0].path, "figures/points.svg");
 * assertEquals(files[3], { path: "figures/points.csv", content: "row,value\nppo,0.5\n" });
 * ```
 */
export async function figureFiles(
  figures: readonly Figure[],
): Promise<FigureFile[]> {
  const files: FigureFile[] = [];
  for (const figure of figures) {
    const path = `figures/${figure.name}`;
    files.push(
      { path: `${path}.svg`, content: await renderSvg(figure, "light") },
      { path: `${path}-dark.svg`, content: await renderSvg(figure, "dark") },
      { path: `${path}.vl.json`, content: specText(figure) },
      { path: `${path}.csv`, content: dataText(figure) },
    );
  }
  return files;
}

function specText(figure: Figure): string {
  const spec = {
    $schema: SCHEMA,
    description: figure.description,
    data: {
      url: `${figure.name}.csv`,
      format: { type: "csv", parse: figure.fields },
    },
    config: themeConfig("light", figure.rows),
    ...figure.spec,
  };
  return prettyJson(spec);
}

function dataText({ fields, data }: Figure): string {
  const names = Object.keys(fields);
  return csv(names, data.map((one) => names.map((name) => one[name])));
}
