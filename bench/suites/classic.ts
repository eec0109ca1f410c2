import type { Suite } from "./suite.ts";
import { npg, reinforce, trpoMonteCarlo, trpoVine } from "./classic_own.ts";
import { a2c, ppo, trpo } from "./classic_zoo.ts";

/** Five classic control tasks, every algorithm with tuned settings, five seeds. */
export const classic: Suite = {
  name: "classic",
  seeds: 5,
  environments: {
    "CartPole-v1": { steps: 100_000 },
    "Acrobot-v1": { steps: 500_000 },
    "MountainCar-v0": { steps: 1_000_000 },
    "MountainCarContinuous-v0": { steps: 100_000 },
    "Pendulum-v1": { steps: 500_000 },
  },
  rows: [
    { algorithm: "reinforce", environments: reinforce },
    { algorithm: "a2c", environments: a2c },
    { algorithm: "npg", environments: npg },
    { algorithm: "trpo", environments: trpo },
    {
      label: "trpo-monte-carlo",
      algorithm: "trpo",
      environments: trpoMonteCarlo,
    },
    { algorithm: "trpo-vine", environments: trpoVine },
    { algorithm: "ppo", environments: ppo },
  ],
};
