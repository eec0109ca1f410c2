import { assertEquals, assertThrows } from "@std/assert";
import { divergedResult, sampleResult } from "../tables/_sample_result.ts";
import type { RunResult } from "../results/run_result.ts";
import { UsageError } from "../files/usage_error.ts";
import { scoreSetOf } from "./score_set_of.ts";

Deno.test("scoreSetOf() takes a result's score, budget and curve", () => {
  const { runs, ...set } = scoreSetOf([
    sampleResult({ seed: 2 }),
    divergedResult({ environment: "Pendulum-v1", revision: 10 }),
    sampleResult({ row: "x", engine: "tfjs", revision: 9 }),
  ], { environments: [], rows: [] });
  assertEquals(set, {
    name: "tiny",
    environments: ["CartPole-v1", "Pendulum-v1"],
    rows: ["ppo", "x"],
    engines: ["tfjs", "wasm"],
    revisions: [1, 9, 10],
  });
  assertEquals(runs.map(({ score }) => score), [500, null, 500]);
  assertEquals(runs[0], {
    environment: "CartPole-v1",
    row: "ppo",
    algorithm: "ppo",
    seed: 2,
    score: 500,
    steps: 2000,
    curve: { steps: [500, 1000, 1500, 2000], return: [20, null, 480, 490] },
  });
});

Deno.test("scoreSetOf() keeps the suite's order, then goes by name", () => {
  const places = [
    ["Pendulum-v1", "zeta"],
    ["CartPole-v1", "beta"],
    ["Acrobot-v1", "a2c"],
    ["CartPole-v1", "ppo"],
  ];
  const { environments, rows } = scoreSetOf(
    places.map(([environment, row]) => sampleResult({ environment, row })),
    {
      environments: ["CartPole-v1", "Pendulum-v1"],
      rows: ["ppo", "npg", "a2c"],
    },
  );
  assertEquals(environments, ["CartPole-v1", "Pendulum-v1", "Acrobot-v1"]);
  assertEquals(rows, ["ppo", "a2c", "beta", "zeta"]);
});

Deno.test("scoreSetOf() refuses a cell of different records", () => {
  const others: [Partial<RunResult>, string][] = [
    [{ options: { gamma: 0.9 } }, "'options.gamma' is 0.99 in seed-1 and 0.9"],
    [{ steps: 3000 }, "'steps' is 2000 in seed-1 and 3000"],
    [{ engine: "tfjs" }, '\'engine\' is "wasm" in seed-1 and "tfjs"'],
    [{ revision: 2 }, "'revision' is 1 in seed-1 and 2"],
  ];
  for (const [other, message] of others) {
    assertThrows(
      () =>
        scoreSetOf([sampleResult(), sampleResult({ seed: 2, ...other })], {
          environments: [],
          rows: [],
        }),
      UsageError,
      `Cannot report tiny/CartPole-v1/ppo as its runs must differ by their seed alone: ${message} in seed-2`,
    );
  }
});
