import { assertEquals, assertThrows } from "@std/assert";
import { createCurveGrid } from "./grid.ts";

const episode = (steps: number, value: number) => ({
  steps,
  return: value,
  length: 2 * value,
});

Deno.test("createCurveGrid() averages episodes over intervals that include their end", () => {
  const grid = createCurveGrid(30, 10);
  grid.add({
    steps: 12,
    episodes: [episode(1, 2), episode(10, 4), episode(11, 8)],
    metrics: {},
    diverged: null,
  });
  assertEquals(grid.curve(), {
    steps: [10, 20, 30],
    return: [3, 8, null],
    length: [6, 16, null],
    episodes: [2, 1, 0],
  });
});

Deno.test("createCurveGrid() averages metrics over iterations and drops what is not finite", () => {
  const grid = createCurveGrid(20, 10);
  for (const [steps, kl] of [[4, 1], [8, 2], [9, NaN], [16, Infinity]]) {
    grid.add({ steps, episodes: [], metrics: { kl }, diverged: null });
  }
  assertEquals(grid.iterations(), { steps: [10, 20], kl: [1.5, null] });
});

Deno.test("createCurveGrid() counts what lies beyond the last point to it", () => {
  const grid = createCurveGrid(25, 10);
  grid.add({
    steps: 47,
    episodes: [episode(25, 1), episode(47, 3)],
    metrics: { entropy: 5 },
    diverged: null,
  });
  assertEquals(grid.curve().steps, [10, 20, 30]);
  assertEquals(grid.curve().return, [null, null, 2]);
  assertEquals(grid.iterations().entropy, [null, null, 5]);
});

Deno.test("createCurveGrid() refuses a metric that would hide the steps", () => {
  const grid = createCurveGrid(10, 10);
  const metrics = { steps: 1 };
  assertThrows(
    () => grid.add({ steps: 1, episodes: [], metrics, diverged: null }),
    RangeError,
  );
});
