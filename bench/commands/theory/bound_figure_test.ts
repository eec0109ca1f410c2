import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { renderSvg } from "../../figures/mod.ts";
import { boundFigure } from "./bound_figure.ts";

Deno.test("boundFigure() has bounds that touch η at 0 and stay below it", () => {
  const { data, rows } = boundFigure();
  for (const panel of ["γ = 0.3", "γ = 0.9"]) {
    const at = (row: string, i: number) =>
      data.filter((one) => one.panel === panel && one.row === row)[i];
    for (const row of rows) {
      assertAlmostEquals(Number(at(row, 0).value), Number(at("η", 0).value));
    }
    for (const row of rows.slice(2)) {
      for (let i = 1; i < 40; i++) {
        assert(Number(at(row, i).value) < Number(at("η", i).value), row);
      }
    }
  }
});

Deno.test("boundFigure() shows a twentieth of the line at γ = 0.9", () => {
  const last = boundFigure().data.filter(({ panel }) => panel === "γ = 0.9")
    .at(-1);
  assertAlmostEquals(Number(last?.alpha), 0.05, 1e-12);
});

Deno.test("boundFigure() draws six lines in each panel, and one for each in the legend", async () => {
  const svg = await renderSvg(boundFigure(), "light");
  const paths = svg.match(/<path [^>]*stroke="#009E73"[^>]*>/g) ?? [];
  const tight = paths.filter((path) => !path.includes('fill="#009E73"'));
  assertEquals(tight.length, 2);
});
