/**
 * What plays single paths: rollouts with a fitted value, or whole episodes.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Random } from "../../numerics/random.ts";
import type { ObservationFilter } from "../collect/observation_filter.ts";
import { createRollout } from "../collect/rollout.ts";
import type { Rollout } from "../collect/rollout.ts";
import {
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
import { createPolicy } from "../state/create_policy.ts";
import type { Parts } from "../state/parts.ts";
import type { SavedTree } from "../state/saved_state.ts";
import { createRolloutAdvantages, maxValueRows } from "./rollout_advantages.ts";
import type { RolloutAdvantages } from "./rollout_advantages.ts";
import { createValueFunction } from "./value_function.ts";
import type { ValueFunction } from "./value_function.ts";

/** What samplers have in common. */
interface BatchSampler {
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
