/**
 * What NPG and TRPO share: single-path batches, and the natural gradient of
 * their surrogate.
 *
 * @module
 */
import type { Vector } from "../../networks/engine.ts";
import { actingPolicy } from "../estimate/actor_critic.ts";
import type { ActingPolicy, Parts } from "../algorithm.ts";
import { createNaturalGradient, naturalDirection } from "./natural_gradient.ts";
import type { NaturalDirection, NaturalGradient } from "./natural_gradient.ts";
import type { NaturalGradientOptions } from "../options/natural_gradient_options.ts";
import type { SavedTree } from "../state/saved_state.ts";
import { createSinglePath, sampleSinglePath } from "../estimate/single_path.ts";
import type { Sampled, SinglePathSampler } from "../estimate/single_path.ts";
import type { SinglePathOptions } from "../options/single_path_options.ts";
import {
  createSurrogate,
  meanEntropy,
  surrogateGradient,
} from "./surrogate.ts";
import type { Surrogate } from "./surrogate.ts";

/** A policy, the batches that it plays, and the way uphill from them. */
export interface SinglePathLearner {
  /** Plays, and estimates advantages. */
  readonly sampler: SinglePathSampler;
  /** θ. */
  readonly theta: Vector;
  /** Buffers of the natural gradient; `solver.x` is the direction. */
  readonly natural: NaturalGradient;
  /** Buffers that judge a step. */
  readonly surrogate: Surrogate;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

/**
 * Makes the learner.
 *
 * @param options Estimator, networks, Fisher rows.
 * @param parts Engine, environments and streams.
 * @returns The learner, with fresh parameters.
 */
export function createSinglePathLearner(
  options: SinglePathOptions & NaturalGradientOptions,
  parts: Parts,
): SinglePathLearner {
  const { engine } = parts;
  const { sampler, theta } = createSinglePath(options, parts);
  const { policy, maxRows } = sampler;
  return {
    sampler,
    theta,
    natural: createNaturalGradient(engine, policy, maxRows, options),
    surrogate: createSurrogate(engine, policy, maxRows),
    saved: { theta, sampler: sampler.saved },
  };
}

/** A batch, and the natural direction of its surrogate. */
export interface SampledDirection extends Sampled {
  /** Norms that tell how it went; the direction itself is `natural.solver.x`. */
  readonly direction: NaturalDirection;
  /** Mean entropy of π_old, in nats. */
  readonly entropy: number;
}

/**
 * Samples a batch under π_θ and solves for x ≈ F⁻¹ g.
 *
 * @param learner The learner.
 * @param options Estimator, iterations and damping.
 * @returns The batch and what is told of the direction.
 */
export function sampleDirection(
  learner: SinglePathLearner,
  options: SinglePathOptions & NaturalGradientOptions,
): SampledDirection {
  const { sampler, theta, natural, surrogate } = learner;
  const sampled = sampleSinglePath(sampler, theta, options);
  const { batch } = sampled;
  const direction = naturalDirection(
    natural,
    theta,
    batch.observations,
    batch.rows,
    (outputs, outputsBar) =>
      surrogateGradient(surrogate, batch, outputs, outputsBar),
    options,
  );
  return { ...sampled, direction, entropy: meanEntropy(surrogate, batch) };
}

/**
 * What acts: the policy, with the sampler's value where it has one.
 *
 * @param learner The learner.
 * @returns The acting policy, which shares the learner's arrays.
 */
export function singlePathPolicy(learner: SinglePathLearner): ActingPolicy {
  const { sampler, theta } = learner;
  const value = sampler.kind === "gae" ? sampler.value : null;
  return actingPolicy(sampler.policy, theta, sampler.filter, value);
}
