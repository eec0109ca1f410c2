import { algorithms } from "../../../algorithms/mod.ts";
import type { RunRecord } from "../../results/run_record.ts";
import { npg, reinforce, trpoVine } from "../../suites/classic_own.ts";
import type { TunedCells } from "../../suites/classic_settings.ts";

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
  /** Environment steps of a run: half a second or more, so that V8's warm-up is no part of it. */
  readonly steps: number;
  /**
   * How many runs, with the seeds from 1 on, are spread over the cores.
   * @default 1
   */
  readonly seeds?: number;
}

const PPO_4x128 = {
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
  steps: 204_800,
} as const;

/** rl-zoo's settings of TRPO, with a share of the rows in Fisher-vector products. */
function zooTrpo(
  fisherFraction: number,
): Pick<TrainingWork, "algorithm" | "options"> {
  return {
    algorithm: "trpo",
    options: {
      cgIterations: 15,
      damping: 1e-3,
      fisherFraction,
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
  };
}

/** The options of a row of the classic suite. */
function classicOptions(cells: TunedCells): RunRecord["options"] {
  return (cells["CartPole-v1"]?.options ?? {}) as RunRecord["options"];
}

/** Works with settings of their own. */
const CHOSEN: readonly TrainingWork[] = [
  {
    name: "PPO 4×128",
    settings: "4 epochs of 4 minibatches of 128 (PureJaxRL's setting)",
    ...PPO_4x128,
  },
  {
    name: "PPO 4×128, 8 seeds",
    settings: "the same, spread over the cores; steps of all together",
    ...PPO_4x128,
    steps: 102_400,
    seeds: 8,
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
    steps: 51_200,
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
    steps: 81_920,
  },
  {
    name: "A2C 8×5",
    settings: "RMSProp (SB3's default)",
    algorithm: "a2c",
    options: { environments: 8, stepsPerEnvironment: 5 },
    steps: 300_000,
  },
  {
    name: "TRPO 2×512",
    settings: "15 CG iterations, 20 critic epochs of 512 (rl-zoo's setting)",
    ...zooTrpo(1),
    steps: 51_200,
  },
  {
    name: "TRPO 2×512, Fisher on a tenth",
    settings: "the same, Fisher-vector products over every tenth row",
    ...zooTrpo(0.1),
    steps: 81_920,
  },
  {
    name: "NPG 2×512",
    settings: "10 CG iterations, 20 critic epochs of 128 (classic suite)",
    algorithm: "npg",
    options: classicOptions(npg),
    steps: 81_920,
  },
  {
    name: "REINFORCE",
    settings: "10 episodes, value baseline of 10 epochs of 128 (classic suite)",
    algorithm: "reinforce",
    options: classicOptions(reinforce),
    steps: 163_840,
  },
  {
    name: "TRPO vine",
    settings: "100 states × 2 actions, rollouts of 100 steps (classic suite)",
    algorithm: "trpo-vine",
    options: classicOptions(trpoVine),
    steps: 2_048_000,
  },
];

/**
 * The runs that are timed, all on CartPole-v1 with two 64-64 tanh networks: those
 * of chosen settings, then every other algorithm with its defaults.
 */
export const TRAINING_WORK: readonly TrainingWork[] = [
  ...CHOSEN,
  ...Object.keys(algorithms)
    .filter((name) => CHOSEN.every(({ algorithm }) => algorithm !== name))
    .map((name) => ({
      name,
      settings: "default options",
      algorithm: name,
      options: {},
      steps: 100_000,
    })),
];
