import { assertEquals, assertThrows } from "@std/assert";
import { createCurveGrid } from "./curve_grid.ts";

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

Deno.test("a restored grid goes on as the saved one, metrics in their order", () => {
  const tell = (steps: number, metrics: Record<string, number>) => ({
    steps,
    episodes: [{ steps, return: 0.1 * steps, length: steps }],
    metrics,
    diverged: null,
  });
  const grid = createCurveGrid(30, 10);
  grid.add(tell(7, { loss: 0.1, kl: NaN }));
  const saved = grid.save();
  const other = createCurveGrid(30, 10);
  other.add(tell(29, { entropy: 3 }));
  other.restore(saved);
  for (const each of [grid, other]) each.add(tell(9, { loss: 0.2, kl: 1 }));
  assertEquals(other.curve(), grid.curve());
  assertEquals(other.iterations(), grid.iterations());
  assertEquals(Object.keys(other.iterations()), ["steps", "loss", "kl"]);
  assertEquals(saved.numbers[0], 1, "save() copies");
});

Deno.test("restore() of a grid refuses numbers of other points or names", () => {
  const saved = createCurveGrid(30, 10).save();
  const refused = [
    { grid: createCurveGrid(40, 10), state: saved },
    { grid: createCurveGrid(30, 10), state: { ...saved, metrics: ["kl"] } },
  ];
  for (const { grid, state } of refused) {
    assertThrows(
      () => grid.restore(state),
      SyntaxError,
      "Cannot restore a grid as it must have 1",
    );
  }
});
