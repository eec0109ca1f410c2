import { assertEquals, assertStringIncludes } from "@std/assert";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { sampleComparison } from "./_sample_comparison.ts";
import { figureFiles } from "./figure_files.ts";
import { figuresOf } from "./figures.ts";
import { finishSvg } from "./finish_svg.ts";

const figures = figuresOf(sampleComparison({
  rows: ["1", 'quoted "row", with comma', "ppo"],
}));
const files = new Map(
  (await figureFiles(figures)).map(({ path, content }) => [path, content]),
);

Deno.test("each figure has two pictures, a specification and its data", () => {
  assertEquals(
    [...files.keys()],
    [
      "learning-curves",
      "sample-efficiency",
      "aggregates",
      "performance-profiles",
      "probability-of-improvement",
    ].flatMap((name) =>
      [".svg", "-dark.svg", ".vl.json", ".csv"].map((end) =>
        `figures/${name}${end}`
      )
    ),
  );
});

for (const { name, title, description } of figures) {
  Deno.test(`the specification and the data of ${name} draw the same picture`, async () => {
    const spec = JSON.parse(files.get(`figures/${name}.vl.json`)!);
    const { url, format } = spec.data;
    const values = files.get(`figures/${url}`)!;
    const whole: TopLevelSpec = { ...spec, data: { values, format } };
    const view = new View(parse(compile(whole).spec), { renderer: "none" });
    const svg = finishSvg(await view.toSVG(), {
      id: `${name}-light`,
      title,
      description,
    });

    assertEquals(svg, files.get(`figures/${name}.svg`));
  });
}

Deno.test("data are written with names, unrounded", () => {
  const lines = files.get("figures/aggregates.csv")!.split("\n");

  assertEquals(lines[0], "metric,row,value,lower,upper");
  assertStringIncludes(lines[2], 'iqm,"quoted ""row"", with comma",0.42,');
});
