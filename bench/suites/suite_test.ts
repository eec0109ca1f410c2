import { assertEquals } from "@std/assert";
import { suiteCells } from "./suite.ts";
import type { Suite } from "./suite.ts";

const suite: Suite = {
  name: "own",
  environments: {
    "CartPole-v1": { steps: 1000 },
    "Acrobot-v1": { steps: 700 },
  },
  rows: [
    { algorithm: "ppo", options: { gamma: 0.9, network: { a: 1, b: 2 } } },
    {
      label: "ppo-long",
      algorithm: "ppo",
      options: { gamma: 0.9, network: { a: 1, b: 2 } },
      environments: {
        "CartPole-v1": { steps: 4001, options: { network: { a: 3 } } },
        "Acrobot-v1": null,
      },
    },
  ],
};

Deno.test("suiteCells() lays an environment's options and budget over the row's", () => {
  const cells = suiteCells(suite);
  assertEquals(
    cells.map(({ row, environment, steps }) => [row, environment, steps]),
    [
      ["ppo", "CartPole-v1", 1000],
      ["ppo-long", "CartPole-v1", 4001],
      ["ppo", "Acrobot-v1", 700],
    ],
  );
  assertEquals(cells[0].options, { gamma: 0.9, network: { a: 1, b: 2 } });
  assertEquals(cells[1].options, { gamma: 0.9, network: { a: 3 } });
});

Deno.test("suiteCells() gives all rows of an environment the grid of its largest budget", () => {
  // 4001 / 200 and 700 / 200, rounded up.
  assertEquals(suiteCells(suite).map(({ grid }) => grid), [21, 21, 4]);
  assertEquals(suiteCells(suite, 100).map(({ grid }) => grid), [1, 1, 1]);
  assertEquals(suiteCells(suite, 600).map(({ steps }) => steps), [
    600,
    600,
    600,
  ]);
});
