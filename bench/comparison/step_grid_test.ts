import { assert, assertEquals } from "@std/assert";
import { stepGrid } from "./step_grid.ts";

Deno.test("stepGrid() goes from the smallest to the largest step in equal ratios", () => {
  const grid = stepGrid([1_000_000, 2_500, 5_000]);
  assertEquals(grid.length, 50);
  assertEquals([grid[0], grid.at(-1)], [2_500, 1_000_000]);
  // 400^(1/49) = 1.130; two digits are off by up to 5 %.
  for (let i = 1; i < grid.length; i++) {
    const ratio = grid[i] / grid[i - 1];
    assert(ratio > 1.04 && ratio < 1.21, `${grid[i - 1]} to ${grid[i]}`);
  }
});

Deno.test("stepGrid() keeps its ends as they are and rounds the others", () => {
  const grid = stepGrid([1_234, 56_789]);
  assertEquals([grid[0], grid.at(-1)], [1_234, 56_789]);
  for (const step of grid.slice(1, -1)) {
    assertEquals(step, Number(step.toPrecision(2)));
  }
});

Deno.test("stepGrid() has no point twice, and none of nothing", () => {
  assertEquals(stepGrid([1, 3]), [1, 2, 3]);
  assertEquals(stepGrid([7]), [7]);
  assertEquals(stepGrid([0, 7]), [7]);
  assertEquals(stepGrid([]), []);
});
