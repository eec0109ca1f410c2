import type { Suite } from "../suite.ts";

const normalized = { normalizeObservations: true, normalizeRewards: true };
const gsde = (initialLogStd: number, resampleEvery: number | null) => ({
  exploration: { kind: "gsde", initialLogStd, resampleEvery },
});
const notOrthogonal = { network: { orthogonal: false } };

/** Settings of rl-baselines3-zoo, `hyperparams/a2c.yml`. */
const a2c = {
  "CartPole-v1": { steps: 500_000, options: {} },
  "Acrobot-v1": {
    steps: 500_000,
    options: { ...normalized, environments: 16 },
  },
  "MountainCar-v0": {
    steps: 1_000_000,
    options: { ...normalized, environments: 16 },
  },
  "MountainCarContinuous-v0": {
    steps: 100_000,
    options: {
      ...normalized,
      environments: 4,
      stepsPerEnvironment: 100,
      ...gsde(0, 16),
      ...notOrthogonal,
    },
  },
  "Pendulum-v1": {
    steps: 1_000_000,
    options: {
      ...normalized,
      stepsPerEnvironment: 8,
      gamma: 0.9,
      lambda: 0.9,
      valueCoefficient: 0.4,
      annealLearningRate: true,
      ...gsde(-2, null),
      ...notOrthogonal,
    },
  },
};

/** Settings of rl-baselines3-zoo, `hyperparams/ppo.yml`. */
const ppo = {
  "CartPole-v1": {
    steps: 100_000,
    options: {
      environments: 8,
      stepsPerEnvironment: 32,
      minibatchSize: 256,
      epochs: 20,
      gamma: 0.98,
      lambda: 0.8,
      learningRate: 1e-3,
      annealLearningRate: true,
      annealClipRatio: true,
    },
  },
  "Acrobot-v1": {
    steps: 1_000_000,
    options: {
      ...normalized,
      environments: 16,
      stepsPerEnvironment: 256,
      epochs: 4,
      lambda: 0.94,
    },
  },
  "MountainCar-v0": {
    steps: 1_000_000,
    options: {
      ...normalized,
      environments: 16,
      stepsPerEnvironment: 16,
      epochs: 4,
      lambda: 0.98,
    },
  },
  "MountainCarContinuous-v0": {
    steps: 20_000,
    options: {
      ...normalized,
      stepsPerEnvironment: 8,
      minibatchSize: 256,
      gamma: 0.9999,
      lambda: 0.9,
      learningRate: 7.77e-5,
      clipRatio: 0.1,
      entropyCoefficient: 0.00429,
      valueCoefficient: 0.19,
      maxGradientNorm: 5,
      ...gsde(-3.29, null),
      ...notOrthogonal,
    },
  },
  "Pendulum-v1": {
    steps: 100_000,
    options: {
      environments: 4,
      stepsPerEnvironment: 1024,
      gamma: 0.9,
      learningRate: 1e-3,
      ...gsde(0, 4),
    },
  },
};

/** Settings of rl-baselines3-zoo, `hyperparams/trpo.yml`. */
const trpo = {
  "CartPole-v1": {
    steps: 100_000,
    options: {
      estimator: {
        kind: "gae",
        stepsPerEnvironment: 512,
        lambda: 0.98,
        valueEpochs: 20,
        valueMinibatchSize: 512,
      },
      cgIterations: 15,
      damping: 1e-3,
    },
  },
  "Acrobot-v1": {
    steps: 100_000,
    options: {
      estimator: { kind: "gae", normalizeRewards: true },
      cgIterations: 15,
      normalizeObservations: true,
    },
  },
  "MountainCar-v0": {
    steps: 100_000,
    options: {
      estimator: { kind: "gae", normalizeRewards: true, valueEpochs: 20 },
      cgIterations: 15,
      normalizeObservations: true,
    },
  },
  "MountainCarContinuous-v0": {
    steps: 50_000,
    options: {
      estimator: { kind: "gae", normalizeRewards: true },
      cgIterations: 15,
      normalizeObservations: true,
      ...gsde(0, 4),
    },
  },
  "Pendulum-v1": {
    steps: 100_000,
    options: {
      estimator: { kind: "gae", valueEpochs: 15 },
      gamma: 0.9,
      cgIterations: 15,
      ...gsde(0, 4),
    },
  },
};

/** Five classic control tasks, every algorithm, five seeds. */
export const classic: Suite = {
  name: "classic",
  seeds: 5,
  environments: {
    "CartPole-v1": { steps: 100_000 },
    "Acrobot-v1": { steps: 500_000 },
    "MountainCar-v0": { steps: 500_000 },
    "MountainCarContinuous-v0": { steps: 100_000 },
    "Pendulum-v1": { steps: 500_000 },
  },
  rows: [
    { algorithm: "reinforce" },
    { algorithm: "a2c", environments: a2c },
    { algorithm: "npg" },
    { algorithm: "trpo", environments: trpo },
    { label: "trpo-monte-carlo", algorithm: "trpo" },
    { algorithm: "trpo-vine" },
    { algorithm: "ppo", environments: ppo },
  ],
};
