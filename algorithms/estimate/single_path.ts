/**
 * Batches of states and actions along single paths.
 *
 * @module
 */
import type { Vector } from "../../networks/engine.ts";
import { makePolicy } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Random } from "../../numerics/random.ts";
import type { ObservationFilter } from "../collect/acting.ts";
import { estimateAdvantages } from "./actor_critic.ts";
import type { EpisodeRecord, Parts } from "../algorithm.ts";
import { collectRollout } from "../collect/collect_rollout.ts";
import { collectTrajectories } from "../collect/collect_trajectories.ts";
import { usesOfPolicy } from "../update/natural_gradient.ts";
import type { NaturalGradientOptions } from "../options/natural_gradient_options.ts";
import {
  observationSizeOf,
  policySpecOf,
  resampleEveryOf,
} from "../options/policy_spec.ts";
import { rewardsToGo } from "./rewards_to_go.ts";
import { createRollout } from "../collect/rollout.ts";
import type { Rollout } from "../collect/rollout.ts";
import type { SavedTree } from "../state/saved_state.ts";
import type {
  GaeEstimator,
  SinglePathOptions,
} from "../options/single_path_options.ts";
import { standardize } from "./standardize.ts";
import {
  countTruncated,
  createTrajectories,
  trajectoryCapacity,
} from "../collect/trajectories.ts";
import type { Trajectories } from "../collect/trajectories.ts";
import {
  createValueFunction,
  explainedVariance,
  fitValue,
  valueSpecOf,
} from "./value_function.ts";
import type { ValueFit, ValueFunction } from "./value_function.ts";

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

/** What samplers have in common. */
export interface BatchSampler {
  /** What acts. */
  readonly policy: Policy;
  /** Normalizes observations, where the options say so. */
  readonly filter: ObservationFilter;
  /** What has to be saved between batches. */
  readonly saved: SavedTree;
  /** The most rows of a batch. */
  readonly maxRows: number;
  /** `[maxRows]`: Â. */
  readonly advantages: Float64Array;
}

/** A sampler with a fitted value. */
export interface GaeSampler extends BatchSampler {
  /** Tells the samplers apart. */
  readonly kind: "gae";
  /** How it samples and fits. */
  readonly estimator: GaeEstimator;
  /** The rollout filled last. */
  readonly rollout: Rollout;
  /** V_φ. */
  readonly value: ValueFunction;
  /** V of every row that `valueRows` counts. */
  readonly values: Vector;
  /** `[rows]`: V of the observation that each step led to. */
  readonly nextValues: Float64Array;
  /** `[rows]`: Â + V(s), what the value is fitted to. */
  readonly returns: Float64Array;
  /** Shuffles the value's minibatches. */
  readonly shuffling: Random;
}

/** A sampler of whole episodes. */
export interface MonteCarloSampler extends BatchSampler {
  /** Tells the samplers apart. */
  readonly kind: "monte-carlo";
  /** The episodes played last. */
  readonly trajectories: Trajectories;
}

/** A sampler of either kind. */
export type SinglePathSampler = GaeSampler | MonteCarloSampler;

/**
 * Makes a policy and the sampler that plays it.
 *
 * @param options Estimator, normalization, networks, and Fisher rows.
 * @param parts Engine, environments and streams.
 * @returns The sampler, and the policy's fresh parameters.
 */
export function createSinglePath(
  options: SinglePathOptions & NaturalGradientOptions,
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
    usesOfPolicy(options),
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
  /** What the surrogate is built from. */
  readonly batch: Batch;
  /** Episodes that ended. */
  readonly episodes: EpisodeRecord[];
  /** Environment steps so far. */
  readonly steps: number;
}

/**
 * Samples a batch under π_θ, with advantages by the sampler's estimator.
 *
 * @param sampler The sampler, overwritten.
 * @param theta θ.
 * @param options γ, and whether advantages are standardized.
 * @returns The batch, which lives until the next one.
 */
export function sampleSinglePath(
  sampler: SinglePathSampler,
  theta: Vector,
  options: Pick<SinglePathOptions, "gamma" | "normalizeAdvantage">,
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

/**
 * Fits the value of a sampler that has one to the batch that it sampled last.
 *
 * @param sampler The sampler.
 * @returns How the value fits; without one, how many returns were used as the
 * time limit cut them.
 */
export function fitSampler(
  sampler: SinglePathSampler,
): ValueFit | { readonly truncatedReturns: number } {
  if (sampler.kind !== "gae") {
    return { truncatedReturns: countTruncated(sampler.trajectories) };
  }
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
