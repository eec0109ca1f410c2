/**
 * Trust region policy optimization, single path.
 *
 * @module
 */
import { z } from "zod";
import type { Vector } from "../networks/engine.ts";
import { actingPolicy } from "./actor_critic.ts";
import type { Algorithm, Diagnostics, Parts } from "./algorithm.ts";
import { lineSearch } from "./line_search.ts";
import {
  createNaturalGradient,
  naturalDirection,
  naturalGradientFields,
  normalizedStepSize,
} from "./natural_gradient.ts";
import type {
  NaturalGradient,
  NaturalGradientOptions,
} from "./natural_gradient.ts";
import { explorationSchema, networkSchema } from "./policy_options.ts";
import { resolveOptions } from "./resolve_options.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import {
  createSinglePath,
  fitSampler,
  sampleSinglePath,
} from "./single_path.ts";
import type { SinglePathSampler } from "./single_path.ts";
import {
  estimatorSchema,
  singlePathEnvironments,
} from "./single_path_options.ts";
import type { SinglePathOptions } from "./single_path_options.ts";
import {
  createSurrogate,
  judgeSurrogate,
  meanEntropy,
  surrogateGradient,
} from "./surrogate.ts";
import type { Surrogate } from "./surrogate.ts";
import { trustRegionFields } from "./trust_region.ts";
import type { TrustRegionOptions } from "./trust_region.ts";

/** Options of single-path TRPO. */
export interface TrpoOptions
  extends SinglePathOptions, NaturalGradientOptions, TrustRegionOptions {}

function schema(): z.ZodType<TrpoOptions> {
  return z.strictObject({
    estimator: estimatorSchema(),
    gamma: z.number().min(0).max(1).default(0.99),
    ...trustRegionFields(),
    ...naturalGradientFields(),
    normalizeAdvantage: z.boolean().default(true),
    normalizeObservations: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  });
}

/** TRPO between two iterations. */
export interface TrpoState {
  /** Complete options. */
  readonly options: TrpoOptions;
  /** Plays, and estimates advantages. */
  readonly sampler: SinglePathSampler;
  /** θ. */
  readonly theta: Vector;
  /** θ_old while the line search runs. */
  readonly oldTheta: Vector;
  /** β x, the full step. */
  readonly step: Vector;
  /** Buffers of the natural gradient. */
  readonly natural: NaturalGradient;
  /** Buffers that judge candidates. */
  readonly surrogate: Surrogate;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: TrpoOptions, parts: Parts): TrpoState {
  const { engine } = parts;
  const { sampler, theta } = createSinglePath(options, parts);
  const { policy, maxRows } = sampler;
  return {
    options,
    sampler,
    theta,
    oldTheta: engine.vector(theta.length),
    step: engine.vector(theta.length),
    natural: createNaturalGradient(engine, policy, maxRows, options),
    surrogate: createSurrogate(engine, policy, maxRows),
    saved: { theta, sampler: sampler.saved },
  };
}

function iterate(state: TrpoState): Diagnostics {
  const { options, sampler, theta, oldTheta, step, natural, surrogate } = state;
  const { batch, episodes, steps } = sampleSinglePath(sampler, theta, options);

  // x ≈ F⁻¹ g
  const direction = naturalDirection(
    natural,
    theta,
    batch.observations,
    batch.rows,
    (outputs, outputsBar) =>
      surrogateGradient(surrogate, batch, outputs, outputsBar),
    options,
  );
  const entropy = meanEntropy(surrogate, batch);
  // β = √(2δ / xᵀF x)
  const beta = normalizedStepSize(direction.curvature, options.delta);
  for (let i = 0; i < step.length; i++) step[i] = beta * natural.solver.x[i];
  const outcome = lineSearch(
    theta,
    oldTheta,
    step,
    () => judgeSurrogate(surrogate, batch, theta),
    { ...options, tries: direction.finite ? options.lineSearchTries : 0 },
  );
  const fit = fitSampler(sampler);
  return {
    steps,
    episodes,
    metrics: {
      kl: outcome.kl,
      improvement: outcome.improvement,
      lineSearchTry: outcome.accepted ?? -1,
      entropy,
      gradientNorm: direction.gradientNorm,
      ...fit,
    },
    diverged: direction.finite ? null : "the gradient is not finite",
  };
}

/**
 * Trust region policy optimization, Schulman et al. 2015,
 * https://arxiv.org/abs/1502.05477: maximizes the surrogate subject to mean
 * KL(π_old ‖ π) ≤ δ by a natural gradient step and a line search. Its
 * single-path estimator is the published one with `estimator: { kind:
 * "monte-carlo" }`, or generalized advantages as in usual practice. A truncated
 * episode's return is used as it is where there is no value; with generalized
 * advantages V of its last observation is bootstrapped.
 *
 * @example As published
 * ```ts
 * import { trpo } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const options = trpo.resolve({
 *   estimator: { kind: "monte-carlo" },
 *   fisherFraction: 0.1,
 * });
 * assertEquals(options.estimator, { kind: "monte-carlo", episodes: 10 });
 * assertEquals(trpo.environmentCount(options), 10);
 * ```
 */
export const trpo: Algorithm<TrpoOptions, TrpoState> = {
  name: "trpo",
  resolve: (options) => resolveOptions("TRPO", schema(), options),
  environmentCount: (options) => singlePathEnvironments(options.estimator),
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ sampler, theta }) =>
    actingPolicy(
      sampler.policy,
      theta,
      sampler.filter,
      sampler.kind === "gae" ? sampler.value : null,
    ),
};
