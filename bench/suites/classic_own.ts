/**
 * Our own settings for the classic suite, tuned on seeds 101 to 110.
 *
 * @module
 */
import { gsde } from "./classic_settings.ts";
import type { TunedCells } from "./classic_settings.ts";

const filtered = { normalizeObservations: true };

/** REINFORCE with a value baseline. */
export const reinforce: TunedCells = {
  "CartPole-v1": { steps: 200_000 },
  "Acrobot-v1": {
    steps: 300_000,
    options: { ...filtered, normalizeAdvantage: true },
  },
  "MountainCar-v0": {
    steps: 300_000,
    options: {
      ...filtered,
      normalizeAdvantage: true,
      baseline: { kind: "value", learningRate: 0.005 },
    },
  },
  "MountainCarContinuous-v0": {
    steps: 200_000,
    options: { ...filtered, ...gsde(0, 16) },
  },
  "Pendulum-v1": {
    steps: 500_000,
    options: { ...filtered, gamma: 0.9, normalizeAdvantage: true },
  },
};

/** NPG with generalized advantages and the normalized step. */
export const npg: TunedCells = {
  "CartPole-v1": {
    steps: 100_000,
    options: {
      estimator: {
        kind: "gae",
        stepsPerEnvironment: 512,
        lambda: 0.98,
        valueEpochs: 20,
      },
      damping: 0.01,
    },
  },
  "Acrobot-v1": {
    steps: 100_000,
    options: {
      ...filtered,
      estimator: { kind: "gae", normalizeRewards: true },
    },
  },
  "MountainCar-v0": {
    steps: 100_000,
    options: {
      ...filtered,
      estimator: { kind: "gae", normalizeRewards: true, valueEpochs: 20 },
      cgIterations: 15,
    },
  },
  "MountainCarContinuous-v0": {
    steps: 100_000,
    options: {
      ...filtered,
      estimator: { kind: "gae", normalizeRewards: true },
      ...gsde(0, 16),
    },
  },
  "Pendulum-v1": {
    steps: 100_000,
    options: {
      estimator: { kind: "gae", valueEpochs: 15 },
      gamma: 0.9,
      ...gsde(-1, 4),
    },
  },
};

const monteCarlo = (episodes: number) => ({
  estimator: { kind: "monte-carlo", episodes },
});

/** TRPO as published: Monte-Carlo Q along single paths, no value. */
export const trpoMonteCarlo: TunedCells = {
  "CartPole-v1": { steps: 200_000, options: { ...monteCarlo(20) } },
  "Acrobot-v1": {
    steps: 300_000,
    options: { ...filtered, ...monteCarlo(20) },
  },
  "MountainCar-v0": {
    steps: 300_000,
    options: { ...filtered, ...monteCarlo(20) },
  },
  "MountainCarContinuous-v0": {
    steps: 200_000,
    options: { ...filtered, ...monteCarlo(10), ...gsde(0, 16) },
  },
  "Pendulum-v1": {
    steps: 300_000,
    options: { ...filtered, ...monteCarlo(20), gamma: 0.9 },
  },
};

const shortBranches = {
  ...filtered,
  environments: 8,
  rolloutSet: 128,
  rolloutLength: 20,
  value: {},
};
const sampled = { actions: { kind: "sampled", count: 4 } };

/**
 * TRPO with vine sampling: on CartPole as published, elsewhere with a value where short
 * rollouts are cut. Budgets count every simulated step.
 */
export const trpoVine: TunedCells = {
  "CartPole-v1": { steps: 300_000 },
  "Acrobot-v1": { steps: 1_000_000, options: { ...shortBranches } },
  "MountainCar-v0": { steps: 1_000_000, options: { ...shortBranches } },
  "MountainCarContinuous-v0": {
    steps: 1_000_000,
    options: {
      ...shortBranches,
      ...sampled,
      stepsPerEnvironment: 1000,
      value: { lambda: 1 },
      gamma: 0.999,
    },
  },
  "Pendulum-v1": {
    steps: 1_000_000,
    options: { ...shortBranches, ...sampled, gamma: 0.95 },
  },
};
