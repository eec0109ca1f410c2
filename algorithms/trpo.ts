/**
 * Trust region policy optimization, single path.
 *
 * @module
 */
import { z } from "zod";
import type { AlgorithmRecord, Diagnostics, Parts } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import { divergenceOf } from "./divergence.ts";
import { createLineSearch } from "./line_search.ts";
import type { LineSearch } from "./line_search.ts";
import { naturalGradientFields } from "./natural_gradient.ts";
import type { NaturalGradientOptions } from "./natural_gradient.ts";
import { explorationSchema, networkSchema } from "./policy_options.ts";
import { resolveOptions } from "./resolve_options.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import { fitSampler } from "./single_path.ts";
import {
  createSinglePathLearner,
  sampleDirection,
  singlePathPolicy,
} from "./single_path_learner.ts";
import type { SinglePathLearner } from "./single_path_learner.ts";
import {
  estimatorSchema,
  singlePathEnvironments,
} from "./single_path_options.ts";
import type { SinglePathOptions } from "./single_path_options.ts";
import { judgeSurrogate } from "./surrogate.ts";
import { trustRegionFields, trustRegionStep } from "./trust_region.ts";
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
export interface TrpoState extends SinglePathLearner {
  /** Complete options. */
  readonly options: TrpoOptions;
  /** Buffers of the step. */
  readonly search: LineSearch;
}

function create(options: TrpoOptions, parts: Parts): TrpoState {
  const learner = createSinglePathLearner(options, parts);
  const search = createLineSearch(parts.engine, learner.theta.length);
  return { ...learner, options, search };
}

function iterate(state: TrpoState): Diagnostics {
  const { options, sampler, theta, natural, surrogate, search } = state;
  // x ≈ F⁻¹ g
  const { batch, direction, entropy, episodes, steps } = sampleDirection(
    state,
    options,
  );
  const outcome = trustRegionStep(
    search,
    theta,
    natural.solver.x,
    direction,
    () => judgeSurrogate(surrogate, batch, theta),
    options,
  );
  const fit = fitSampler(sampler);
  const { gradientNorm } = direction;
  return {
    steps,
    episodes,
    metrics: {
      kl: outcome.kl,
      improvement: outcome.improvement,
      lineSearchTry: outcome.accepted ?? -1,
      entropy,
      gradientNorm,
      ...fit,
    },
    diverged: direction.finite
      ? divergenceOf({ gradientNorm, ...fit })
      : "the gradient is not finite",
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
export const trpo: AlgorithmRecord<TrpoOptions, TrpoState> = {
  name: "trpo",
  resolve: (options) => resolveOptions("TRPO", schema(), options),
  environmentCount: (options) => singlePathEnvironments(options.estimator),
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: singlePathPolicy,
  stepCost: 1.2,
  styles: { trpo: 3, "trpo-monte-carlo": 4 },
  diagnostics: [
    diagnostics.kl,
    diagnostics.lineSearchTry,
    diagnostics.improvement,
    diagnostics.entropy,
    diagnostics.explainedVariance,
    diagnostics.valueLoss,
    diagnostics.gradientNorm,
    diagnostics.truncatedReturns,
  ],
  golden: {
    discrete: {
      normalizeObservations: true,
      estimator: { kind: "gae", stepsPerEnvironment: 256 },
      fisherFraction: 0.1,
    },
    box: {
      normalizeObservations: true,
      estimator: { kind: "monte-carlo", episodes: 4 },
      fisherFraction: 0.1,
    },
  },
};
