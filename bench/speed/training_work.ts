import type { RunRecord } from "../run_result.ts";

/** A whole run that is timed. */
export interface TrainingWork {
  /** Short name, by which the peers' figures go. */
  readonly name: string;
  /** The settings, for the reader. */
  readonly settings: string;
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Options, before the algorithm completes them. */
  readonly options: RunRecord["options"];
}

/** The runs that are timed, all on CartPole-v1 with two 64-64 tanh networks. */
export const TRAINING_WORK: readonly TrainingWork[] = [
  {
    name: "PPO 4×128",
    settings: "4 epochs of 4 minibatches of 128 (PureJaxRL's setting)",
    algorithm: "ppo",
    options: {
      environments: 4,
      stepsPerEnvironment: 128,
      epochs: 4,
      minibatchSize: 128,
      learningRate: 2.5e-4,
      annealLearningRate: true,
      entropyCoefficient: 0.01,
    },
  },
  {
    name: "PPO 8×32",
    settings: "20 epochs of 1 minibatch of 256 (rl-zoo's setting)",
    algorithm: "ppo",
    options: {
      environments: 8,
      stepsPerEnvironment: 32,
      epochs: 20,
      minibatchSize: 256,
      gamma: 0.98,
      lambda: 0.8,
      learningRate: 1e-3,
      annealLearningRate: true,
      clipRatio: 0.2,
      annealClipRatio: true,
    },
  },
  {
    name: "PPO 1×2048",
    settings: "10 epochs of 32 minibatches of 64 (SB3's default)",
    algorithm: "ppo",
    options: {
      environments: 1,
      stepsPerEnvironment: 2048,
      epochs: 10,
      minibatchSize: 64,
    },
  },
  {
    name: "A2C 8×5",
    settings: "RMSProp (SB3's default)",
    algorithm: "a2c",
    options: { environments: 8, stepsPerEnvironment: 5 },
  },
  {
    name: "TRPO 2×512",
    settings: "15 CG iterations, 20 critic epochs of 512 (rl-zoo's setting)",
    algorithm: "trpo",
    options: {
      cgIterations: 15,
      damping: 1e-3,
      estimator: {
        kind: "gae",
        environments: 2,
        stepsPerEnvironment: 512,
        lambda: 0.98,
        valueEpochs: 20,
        valueMinibatchSize: 512,
        valueLearningRate: 1e-3,
      },
    },
  },
];
