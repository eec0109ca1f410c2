/**
 * Single-path batches: states, actions and advantages along trajectories of the policy.
 *
 * @module
 */
import { z } from "zod";
import type { Vector } from "../networks/engine.ts";
import { makePolicy } from "../networks/mod.ts";
import type { Policy } from "../networks/policy.ts";
import type { Random } from "../numerics/random.ts";
import type { ObservationFilter } from "./acting.ts";
import { estimateAdvantages } from "./actor_critic.ts";
import type { EpisodeRecord, Parts } from "./algorithm.ts";
import {
  observationSizeOf,
  policySpecOf,
  resampleEveryOf,
} from "./policy_options.ts";
import type { Exploration, NetworkOptions } from "./policy_options.ts";
import { collectRollout, createRollout } from "./rollout.ts";
import type { Rollout } from "./rollout.ts";
import type { SavedTree } from "./saved_state.ts";
import { standardize } from "./standardize.ts";
import {
  collectTrajectories,
  createTrajectories,
  rewardsToGo,
  trajectoryCapacity,
} from "./trajectories.ts";
import type { Trajectories } from "./trajectories.ts";
import {
  createValueFunction,
  explainedVariance,
  fitValue,
  valueSpecOf,
} from "./value_function.ts";
import type { ValueFunction } from "./value_function.ts";

/** Rollouts of a fixed length with a fitted value: generalized advantages, the usual practice. */
export interface GaeEstimator {
  /** Tells the estimators apart. */
  readonly kind: "gae";
  /**
   * Copies of the environment; usual range 1 to 64.
   * @default 2
   */
  readonly environments: number;
  /**
   * Steps of each copy between two updates; usual range 256 to 10,000.
   * @default 1024
   */
  readonly stepsPerEnvironment: number;
  /**
   * λ of generalized advantage estimation; usual range 0.9 to 1.
   * @default 0.95
   */
  readonly lambda: number;
  /**
   * Passes over the batch when the value is fitted.
   * @default 10
   */
  readonly valueEpochs: number;
  /**
   * Rows of one gradient step of the value.
   * @default 128
   */
  readonly valueMinibatchSize: number;
  /**
   * Adam's step size for the value.
   * @default 0.001
   */
  readonly valueLearningRate: number;
  /**
   * Whether rewards are divided by the running deviation of the discounted return.
   * @default false
   */
  readonly normalizeRewards: boolean;
}

/** Whole episodes whose discounted rewards to go estimate Q, as TRPO was published. A truncated return is used as it is. */
export interface MonteCarloEstimator {
  /** Tells the estimators apart. */
  readonly kind: "monte-carlo";
  /**
   * Episodes between two updates; usual range 5 to 50.
   * @default 10
   */
  readonly episodes: number;
}

/** Where advantages come from. */
export type SinglePathEstimator = GaeEstimator | MonteCarloEstimator;

/** Options of every single-path method. */
export interface SinglePathOptions {
  /**
   * Where advantages come from.
   * @default { kind: "gae" }
   */
  readonly estimator: SinglePathEstimator;
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * Whether advantages are standardized over the batch.
   * @default true
   */
  readonly normalizeAdvantage: boolean;
  /**
   * Whether observations are normalized by their running mean and deviation, clipped at ±10.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /** Shape and start of the networks. */
  readonly network: NetworkOptions;
  /** How continuous actions explore. */
  readonly exploration: Exploration;
}

/** The schema of {@linkcode SinglePathEstimator}. */
export function estimatorSchema(): z.ZodType<SinglePathEstimator> {
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("gae"),
      environments: z.int().min(1).max(4096).default(2),
      stepsPerEnvironment: z.int().min(1).max(1e6).default(1024),
      lambda: z.number().min(0).max(1).default(0.95),
      valueEpochs: z.int().min(1).max(1000).default(10),
      valueMinibatchSize: z.int().min(1).max(1e6).default(128),
      valueLearningRate: z.number().positive().max(10).default(1e-3),
      normalizeRewards: z.boolean().default(false),
    }),
    z.strictObject({
      kind: z.literal("monte-carlo"),
      episodes: z.int().min(1).max(4096).default(10),
    }),
  ]).prefault({ kind: "gae" });
}

/** How many copies of the environment an estimator needs. */
export function singlePathEnvironments(estimator: SinglePathEstimator): number {
  return estimator.kind === "gae" ? estimator.environments : estimator.episodes;
}

/** Samples of π_old that a surrogate is built from. */
export interface Batch {
  /** N. */
  readonly rows: number;
  /** `[N × observation size]`. */
  readonly observations: Vector;
  /** `[N × action size]`. */
  readonly actions: Vector;
  /** `[N × output size]`: parameters of π_old. */
  readonly outputs: Vector;
  /** `[N]`: Â(s, a). */
  readonly advantages: Float64Array;
}

interface Common {
  readonly policy: Policy;
  readonly filter: ObservationFilter;
  readonly saved: SavedTree;
  /** The most rows of a batch. */
  readonly maxRows: number;
  readonly advantages: Float64Array;
}

/** A sampler with a fitted value. */
export interface GaeSampler extends Common {
  readonly kind: "gae";
  readonly estimator: GaeEstimator;
  readonly rollout: Rollout;
  readonly value: ValueFunction;
  readonly values: Vector;
  readonly nextValues: Float64Array;
  readonly returns: Float64Array;
  readonly shuffling: Random;
}

/** A sampler of whole episodes. */
export interface MonteCarloSampler extends Common {
  readonly kind: "monte-carlo";
  readonly trajectories: Trajectories;
}

/** A sampler of either kind. */
export type SinglePathSampler = GaeSampler | MonteCarloSampler;

/**
 * Makes a policy and the sampler that plays it.
 *
 * @param options Estimator, normalization and networks.
 * @param parts Engine, environments and streams.
 * @returns The sampler, and the policy's fresh parameters.
 */
export function createSinglePath(
  options: SinglePathOptions,
  parts: Parts,
): { sampler: SinglePathSampler; theta: Vector } {
  const { estimator } = options;
  const environment = parts.environments[0];
  const spec = policySpecOf(environment, options.network, options.exploration);
  const maxRows = estimator.kind === "gae"
    ? estimator.environments * estimator.stepsPerEnvironment
    : trajectoryCapacity(parts.environments);
  const policy = makePolicy(
    parts.engine,
    spec,
    Math.max(maxRows, parts.environments.length),
  );
  const theta = parts.engine.vector(policy.parameterCount);
  const initialization = parts.random("initialization");
  policy.initialize(theta, initialization, options.network.orthogonal);
  const sampler = estimator.kind === "gae"
    ? createGaeSampler(options, estimator, parts, policy, initialization)
    : createMonteCarloSampler(options, parts, policy, maxRows);
  return { sampler, theta };
}

function createGaeSampler(
  options: SinglePathOptions,
  estimator: GaeEstimator,
  parts: Parts,
  policy: Policy,
  initialization: Random,
): GaeSampler {
  const rollout = createRollout(parts, policy, {
    stepsPerEnvironment: estimator.stepsPerEnvironment,
    normalizeObservations: options.normalizeObservations,
    normalizeRewards: estimator.normalizeRewards,
    gamma: options.gamma,
    resampleEvery: resampleEveryOf(options.exploration),
    keepSnapshots: false,
  });
  const { rows } = rollout;
  const maxValueRows = 2 * rows + estimator.environments;
  const value = createValueFunction(
    parts.engine,
    valueSpecOf(observationSizeOf(parts.environments[0]), options.network),
    maxValueRows,
    options.network.orthogonal,
    initialization,
  );
  const shuffling = parts.random("shuffling");
  return {
    kind: "gae",
    policy,
    estimator,
    filter: rollout.filter,
    maxRows: rows,
    rollout,
    value,
    values: parts.engine.vector(maxValueRows),
    nextValues: new Float64Array(rows),
    advantages: new Float64Array(rows),
    returns: new Float64Array(rows),
    shuffling,
    saved: {
      rollout: rollout.saved,
      value: value.saved,
      shuffling: shuffling.state,
    },
  };
}

function createMonteCarloSampler(
  options: SinglePathOptions,
  parts: Parts,
  policy: Policy,
  maxRows: number,
): MonteCarloSampler {
  const trajectories = createTrajectories(parts, policy, {
    normalizeObservations: options.normalizeObservations,
    resampleEvery: resampleEveryOf(options.exploration),
  });
  return {
    kind: "monte-carlo",
    policy,
    filter: trajectories.filter,
    maxRows,
    trajectories,
    advantages: new Float64Array(maxRows),
    saved: trajectories.saved,
  };
}

/** A batch, and what was met on the way. */
export interface Sampled {
  readonly batch: Batch;
  readonly episodes: EpisodeRecord[];
  /** Environment steps so far. */
  readonly steps: number;
}

/** Samples a batch under π_θ, with advantages by the sampler's estimator. */
export function sampleSinglePath(
  sampler: SinglePathSampler,
  theta: Vector,
  options: SinglePathOptions,
): Sampled {
  const sampled = sampler.kind === "gae"
    ? sampleGae(sampler, theta, options.gamma)
    : sampleMonteCarlo(sampler, theta, options.gamma);
  if (options.normalizeAdvantage) {
    standardize(sampled.batch.advantages, sampled.batch.rows);
  }
  return sampled;
}

function sampleGae(
  sampler: GaeSampler,
  theta: Vector,
  gamma: number,
): Sampled {
  const { rollout, value, estimator } = sampler;
  const episodes = collectRollout(rollout, theta);
  estimateAdvantages(sampler, value.network, value.phi, {
    gamma,
    lambda: estimator.lambda,
  });
  return {
    batch: { ...rollout, advantages: sampler.advantages },
    episodes,
    steps: rollout.steps[0],
  };
}

function sampleMonteCarlo(
  sampler: MonteCarloSampler,
  theta: Vector,
  gamma: number,
): Sampled {
  const { trajectories, advantages } = sampler;
  const episodes = collectTrajectories(trajectories, theta);
  rewardsToGo(trajectories, gamma, null, advantages);
  return {
    batch: { ...trajectories, advantages },
    episodes,
    steps: trajectories.steps[0],
  };
}

/** What fitting the value told. */
export interface ValueFit {
  readonly valueLoss: number;
  readonly explainedVariance: number;
}

/** Fits the value of a sampler that has one to the batch that it sampled last. */
export function fitSampler(sampler: SinglePathSampler): ValueFit | null {
  if (sampler.kind !== "gae") return null;
  const { rollout, estimator, returns } = sampler;
  const explained = explainedVariance(sampler.values, returns, rollout.rows);
  const valueLoss = fitValue(
    sampler.value,
    rollout.observations,
    returns,
    rollout.rows,
    {
      epochs: estimator.valueEpochs,
      minibatchSize: estimator.valueMinibatchSize,
      learningRate: estimator.valueLearningRate,
      proximal: 0,
    },
    sampler.shuffling,
  );
  return { valueLoss, explainedVariance: explained };
}
