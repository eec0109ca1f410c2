import { assertEquals } from "@std/assert";
import { rowStyles } from "../../../figures/row_styles.ts";
import { curveSeries } from "./comparison_series.ts";

const band = { value: [1], lower: [0], upper: [2], steps: [5] };
const comparison = {
  rows: ["ppo", "mine\u202E"],
  curves: [
    { environment: "A", rows: [{ row: "ppo", ...band }] },
    { environment: "B", rows: [{ row: "mine\u202E", ...band, value: [7] }] },
  ],
};
const site = { comparison, styles: rowStyles(comparison.rows) };

Deno.test("curveSeries() has the rows of its environment alone, by safe labels", () => {
  const [mine, ...others] = curveSeries(site, "B");
  assertEquals(others, []);
  assertEquals([mine.label, mine.x, mine.value], ["mine\uFFFD", [5], [7]]);
  assertEquals(mine.style.color, "light-dark(#000000, #F2F2F2)");
});

Deno.test("curveSeries() is empty for an environment without curves", () => {
  assertEquals(curveSeries(site, "C"), []);
});
