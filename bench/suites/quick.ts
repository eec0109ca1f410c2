import type { Suite } from "./suite.ts";

/** All algorithms with default options on CartPole-v1 in seconds: a first look, and a smoke test. */
export const quick: Suite = {
  name: "quick",
  seeds: 2,
  environments: { "CartPole-v1": { steps: 50_000 } },
  rows: [
    { algorithm: "reinforce" },
    { algorithm: "a2c", environments: { "CartPole-v1": { steps: 200_000 } } },
    { algorithm: "npg" },
    { algorithm: "trpo" },
    // Counts every simulated step, those of the branches too.
    {
      algorithm: "trpo-vine",
      environments: { "CartPole-v1": { steps: 300_000 } },
    },
    { algorithm: "ppo" },
  ],
};
