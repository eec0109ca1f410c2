/**
 * Batches of states and actions along single paths.
 *
 * @module
 */
import type { Vector } from "../../networks/engine.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Random } from "../../numerics/random.ts";
import type { ActingPolicy } from "../state/acting_policy.ts";
import type { EpisodeRecord } from "../collect/episode_record.ts";
import type { Parts } from "../state/parts.ts";
import { collectRollout } from "../collect/collect_rollout.ts";
import { collectTrajectories } from "../collect/collect_trajectories.ts";
import type { ObservationFilter } from "../collect/observation_filter.ts";
import { createRollout } from "../collect/rollout.ts";
import type { Rollout } from "../collect/rollout.ts";
import {
  countTruncated,
  createTrajectories,
  trajectoryCapacity,
} from "../collect/trajectories.ts";
import type {
  Trajectories,
  TrajectoryOptions,
} from "../collect/trajectories.ts";
import { usesOfPolicy } from "../options/natural_gradient_options.ts";
import type { NaturalGradientOptions } from "../options/natural_gradient_options.ts";
import { resampleEveryOf } from "../options/policy_spec.ts";
import type {
  GaeEstimator,
  SinglePathOptions,
} from "../options/single_path_options.ts";
import { actingPolicy } from "../state/acting_policy.ts";
import { createPolicy } from "../state/create_policy.ts";
import type { SavedTree } from "../state/saved_state.ts";
import { explainedVariance } from "./explained_variance.ts";
import { rewardsToGo } from "./rewards_to_go.ts";
import {
  createRolloutAdvantages,
  estimateAdvantages,
  maxValueRows,
} from "./rollout_advantages.ts";
import type { RolloutAdvantages } from "./rollout_advantages.ts";
import { standardize } from "./standardize.ts";
import { createValueFunction, fitValue } from "./value_function.ts";
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
export interface GaeSampler extends BatchSampler, RolloutAdvantages {
  /** Tells the samplers apart. */
  readonly kind: "gae";
  /** How it samples and fits. */
  readonly estimator: GaeEstimator;
  /** The rollout filled last. */
  readonly rollout: Rollout;
  /** V_φ. */
  readonly value: ValueFunction;
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

/** A policy's parameters, and the sampler that plays it. */
export interface SinglePath {
  /** Plays, and estimates advantages. */
  readonly sampler: SinglePathSampler;
  /** θ. */
  readonly theta: Vector;
}

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
): SinglePath {
  const { estimator } = options;
  const { environments } = parts;
  const maxRows = estimator.kind === "gae"
    ? environments.length * estimator.stepsPerEnvironment
    : trajectoryCapacity(environments);
  const { policy, theta, initialization } = createPolicy(
    parts,
    options,
    Math.max(maxRows, environments.length),
    usesOfPolicy(options),
  );
  const sampler = estimator.kind === "gae"
    ? createGaeSampler(parts, policy, { ...options, estimator, initialization })
    : createMonteCarloSampler(parts, policy, {
      ...options,
      resampleEvery: resampleEveryOf(options.exploration),
    });
  return { sampler, theta };
}

function createGaeSampler(
  parts: Parts,
  policy: Policy,
  options: SinglePathOptions & {
    readonly estimator: GaeEstimator;
    readonly initialization: Random;
  },
): GaeSampler {
  const { estimator, network, initialization } = options;
  const rollout = createRollout(parts, policy, {
    ...options,
    ...estimator,
    resampleEvery: resampleEveryOf(options.exploration),
    keepSnapshots: false,
  });
  const value = createValueFunction(parts.engine, {
    observationSize: policy.spec.observationSize,
    network,
    maxRows: maxValueRows(rollout),
    initialization,
    shuffling: parts.random("shuffling"),
  });
  return {
    kind: "gae",
    policy,
    estimator,
    filter: rollout.filter,
    maxRows: rollout.rows,
    rollout,
    value,
    ...createRolloutAdvantages(parts.engine, rollout),
    saved: { rollout: rollout.saved, ...value.saved },
  };
}

/**
 * Makes a sampler of whole episodes.
 *
 * @param parts Engine, environments (one an episode) and streams.
 * @param policy Acts.
 * @param options Normalization and exploration.
 * @returns The sampler.
 */
export function createMonteCarloSampler(
  parts: Parts,
  policy: Policy,
  options: TrajectoryOptions,
): MonteCarloSampler {
  const trajectories = createTrajectories(parts, policy, options);
  const maxRows = trajectoryCapacity(parts.environments);
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
  const { rollout, value, estimator: { lambda }, advantages } = sampler;
  const episodes = collectRollout(rollout, theta);
  estimateAdvantages(sampler, rollout, value, { gamma, lambda });
  return {
    batch: { ...rollout, advantages },
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
  const { rollout, estimator, values, returns: targets } = sampler;
  const explained = explainedVariance(values, targets, rollout.rows);
  const valueLoss = fitValue(sampler.value, { ...rollout, targets }, {
    epochs: estimator.valueEpochs,
    minibatchSize: estimator.valueMinibatchSize,
    learningRate: estimator.valueLearningRate,
    proximal: 0,
  });
  return { valueLoss, explainedVariance: explained };
}

/**
 * What acts: the policy, with the sampler's value where it has one.
 *
 * @param path The sampler and the policy's parameters.
 * @returns The acting policy, which shares their arrays.
 */
export function singlePathPolicy({ sampler, theta }: SinglePath): ActingPolicy {
  const { policy, filter: { normalization } } = sampler;
  const value = sampler.kind === "gae" ? sampler.value : null;
  return actingPolicy({ policy, theta, normalization, value });
}
