import { assert, assertEquals } from "@std/assert";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { linePoints, lineSpec } from "./line_spec.ts";
import type { LineAxes } from "./line_spec.ts";
import type { Series } from "./series.ts";

const axes: LineAxes = {
  xTitle: "Steps",
  xFormat: "~s",
  yTitle: "Return",
  logarithmic: false,
  height: 200,
};

const series: readonly Series[] = [
  {
    label: "a",
    style: { color: "#111111", dash: [] },
    x: [10, 20, 30],
    value: [1, null, 3],
    lower: [0, null, null],
    upper: [2, null, null],
  },
  {
    label: "b",
    style: { color: "#222222", dash: [4, 2] },
    x: [10],
    value: [9],
    lower: [8],
    upper: [10],
  },
];

async function render(
  shown: ReadonlySet<number>,
  given: readonly Series[] = series,
): Promise<{ view: View; svg: string }> {
  const spec = lineSpec(axes, given.map(({ style }) => style));
  const view = new View(parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "none",
  });
  view.data("points", linePoints(given, shown)).data("focus", []).width(300);
  return { view, svg: await view.toSVG() };
}

Deno.test("linePoints() leaves out points without a value, and hidden series", () => {
  assertEquals(linePoints(series, new Set([0])), [
    { series: 0, x: 10, value: 1, lower: 0, upper: 2 },
    { series: 0, x: 30, value: 3, lower: null, upper: null },
  ]);
});

Deno.test("each shown series has a line in its color, and the axis spans its intervals", async () => {
  const both = await render(new Set([0, 1]));
  assertEquals(both.view.scale("y").domain(), [0, 10]);
  assert(both.svg.includes('stroke="#111111"'));
  assert(both.svg.includes('stroke-dasharray="4,2"'));
  const one = await render(new Set([0]));
  assertEquals(one.view.scale("y").domain(), [0, 3]);
  assert(!one.svg.includes("#222222"));
});

Deno.test("a constant has room above and below, and nothing at all has an axis", async () => {
  const constant = { ...series[1], value: [512], lower: [null], upper: [null] };
  const { view } = await render(new Set([0]), [constant]);
  assertEquals(view.scale("y").domain(), [511, 513]);
  assertEquals((await render(new Set())).view.scale("y").domain(), [0, 1]);
});
