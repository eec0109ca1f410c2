import type { Suite } from "../suite.ts";

/** All algorithms on CartPole-v1 in seconds: a first look, and a smoke test. */
export const quick: Suite = {
  name: "quick",
  seeds: 2,
  environments: { "CartPole-v1": { steps: 50_000 } },
  rows: [
    { algorithm: "reinforce" },
    { algorithm: "a2c" },
    { algorithm: "npg" },
    { algorithm: "trpo" },
    { algorithm: "trpo-vine" },
    { algorithm: "ppo" },
  ],
};
