import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import type { RunResult } from "../run_result.ts";
import { UsageError } from "../usage_error.ts";
import { cellsOf } from "./cells.ts";
import { divergedResult, sampleResult } from "./_sample_result.ts";

const NO_ORDER = { environments: [], rows: [] };

function withScore(seed: number, mean: number) {
  return sampleResult({
    seed,
    final: { episodes: 1, mean, std: 0, returns: [mean] },
  });
}

Deno.test("cellsOf() takes mean and interval over seeds", () => {
  const [cell] = cellsOf([withScore(2, 480), withScore(1, 500)], NO_ORDER);
  assertEquals(cell.runs.map(({ result }) => result.seed), [1, 2]);
  assertEquals(cell.interval?.mean, 490);
  // s/√2 = 10 with one degree of freedom.
  assertAlmostEquals(cell.interval!.halfWidth!, 127.06204736174694, 1e-10);
});

Deno.test("cellsOf() gives a diverged run the random policy's score", () => {
  const [cell] = cellsOf(
    [withScore(1, 500), divergedResult({ seed: 2 })],
    NO_ORDER,
  );
  assertEquals(cell.runs.map(({ score }) => score), [500, 22.39]);
  assertEquals(cell.runs.map(({ diverged }) => diverged), [false, true]);
  assertAlmostEquals(cell.interval!.mean, 261.195, 1e-12);
});

Deno.test("cellsOf() knows no mean where a diverged run's score is unknown", () => {
  const [cell] = cellsOf(
    [divergedResult({ environment: "Elsewhere-v0" })],
    NO_ORDER,
  );
  assertEquals(cell.interval, null);
  assertEquals(cell.threshold, null);
  assertEquals(cell.reached, 0);
});

Deno.test("cellsOf() counts a seed that never reaches the threshold as latest", () => {
  const slow = (seed: number) =>
    sampleResult({
      seed,
      curve: {
        steps: [500, 1000],
        return: [20, 474.9],
        length: [20, 475],
        episodes: [20, 1],
      },
    });
  const [two] = cellsOf(
    [sampleResult(), sampleResult({ seed: 2 }), slow(3)],
    NO_ORDER,
  );
  assertEquals([two.reached, two.medianSteps], [2, 1500]);
  const [one] = cellsOf([sampleResult(), slow(2), slow(3)], NO_ORDER);
  assertEquals([one.reached, one.medianSteps], [1, Infinity]);
});

Deno.test("cellsOf() keeps the suite's order, then goes by name", () => {
  const places = [
    ["Pendulum-v1", "ppo"],
    ["CartPole-v1", "zeta"],
    ["CartPole-v1", "beta"],
    ["Acrobot-v1", "a2c"],
    ["CartPole-v1", "a2c"],
    ["CartPole-v1", "ppo"],
  ];
  const cells = cellsOf(
    places.map(([environment, row]) => sampleResult({ environment, row })),
    { environments: ["CartPole-v1", "Acrobot-v1"], rows: ["ppo", "a2c"] },
  );
  assertEquals(cells.map(({ environment, row }) => [environment, row]), [
    ["CartPole-v1", "ppo"],
    ["CartPole-v1", "a2c"],
    ["CartPole-v1", "beta"],
    ["CartPole-v1", "zeta"],
    ["Acrobot-v1", "a2c"],
    ["Pendulum-v1", "ppo"],
  ]);
});

Deno.test("cellsOf() refuses a mean over runs of different records", () => {
  const others: [Partial<RunResult>, string][] = [
    [{ options: { gamma: 0.9 } }, "'options.gamma' is 0.99 in seed-1 and 0.9"],
    [{ steps: 3000 }, "'steps' is 2000 in seed-1 and 3000"],
    [{ engine: "tfjs" }, '\'engine\' is "wasm" in seed-1 and "tfjs"'],
    [{ revision: 2 }, "'revision' is 1 in seed-1 and 2"],
  ];
  for (const [other, message] of others) {
    assertThrows(
      () =>
        cellsOf(
          [sampleResult(), sampleResult({ seed: 2, ...other })],
          NO_ORDER,
        ),
      UsageError,
      `Cannot report tiny/CartPole-v1/ppo as its runs must differ by their seed alone: ${message} in seed-2`,
    );
  }
});
