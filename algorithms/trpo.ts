/**
 * Trust region policy optimization, single path.
 *
 * @module
 */
import type { Algorithm, Diagnostics, Parts } from "./algorithm.ts";
import { divergenceOf } from "./update/divergence.ts";
import { createLineSearch } from "./update/line_search.ts";
import type { LineSearch } from "./update/line_search.ts";
import { trpoSchema } from "./options/trpo_options.ts";
import type { TrpoOptions } from "./options/trpo_options.ts";
import { resolveOptions } from "./options/resolve_options.ts";
import { decodeState, encodeState } from "./state/saved_state.ts";
import { fitSampler } from "./estimate/single_path.ts";
import {
  createSinglePathLearner,
  sampleDirection,
  singlePathPolicy,
} from "./update/single_path_learner.ts";
import type { SinglePathLearner } from "./update/single_path_learner.ts";
import { singlePathEnvironments } from "./options/single_path_options.ts";
import { judgeSurrogate } from "./update/surrogate.ts";
import { trustRegionStep } from "./update/trust_region.ts";

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
export const trpo: Algorithm<TrpoOptions, TrpoState> = {
  name: "trpo",
  resolve: (options) => resolveOptions("TRPO", trpoSchema, options),
  environmentCount: (options) => singlePathEnvironments(options.estimator),
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: singlePathPolicy,
};
