/**
 * Trust region policy optimization, single path.
 *
 * @module
 */
import type { Vector } from "../networks/vector.ts";
import { norm } from "../networks/mod.ts";
import type { AlgorithmRecord, Diagnostics } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import type { Parts } from "./state/parts.ts";
import {
  fitSampler,
  sampleSinglePath,
  singlePathPolicy,
} from "./estimate/single_path.ts";
import { createSinglePath } from "./estimate/single_path_sampler.ts";
import type { SinglePath } from "./estimate/single_path_sampler.ts";
import { resolveOptions } from "./options/resolve_options.ts";
import { singlePathEnvironments } from "./options/single_path_options.ts";
import { trpoSchema } from "./options/trpo_options.ts";
import type { TrpoOptions } from "./options/trpo_options.ts";
import { decodeState, encodeState } from "./state/saved_state.ts";
import type { SavedTree } from "./state/saved_state.ts";
import {
  conjugateGradient,
  createConjugateGradient,
} from "./update/conjugate_gradient.ts";
import type { ConjugateGradient } from "./update/conjugate_gradient.ts";
import { divergenceOf } from "./update/divergence.ts";
import { createFisher, fisherVectorProduct } from "./update/fisher.ts";
import type { Fisher } from "./update/fisher.ts";
import {
  createLineSearch,
  lineSearch,
  normalizedStepSize,
} from "./update/line_search.ts";
import type { LineSearch } from "./update/line_search.ts";
import {
  createSurrogate,
  judgeSurrogate,
  meanEntropy,
  surrogateGradient,
} from "./update/surrogate.ts";
import type { Surrogate } from "./update/surrogate.ts";

/** TRPO between two iterations. */
export interface TrpoState extends SinglePath {
  /** Complete options. */
  readonly options: TrpoOptions;
  /** `[θ]`: ∇L, ascending. */
  readonly g: Vector;
  /** Buffers of L. */
  readonly surrogate: Surrogate;
  /** Buffers of H. */
  readonly fisher: Fisher;
  /** Buffers of x. */
  readonly solver: ConjugateGradient;
  /** Buffers of the search along x. */
  readonly search: LineSearch;
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
    g: engine.vector(theta.length),
    surrogate: createSurrogate(engine, policy, maxRows),
    fisher: createFisher(engine, policy, maxRows, options),
    solver: createConjugateGradient(engine, theta.length),
    search: createLineSearch(engine, theta.length),
    saved: { theta, sampler: sampler.saved },
  };
}

function iterate(state: TrpoState): Diagnostics {
  const { options, sampler, theta, g, surrogate, fisher, solver, search } =
    state;

  // Sample states and actions along single paths under π_θ, with Â(s, a).
  const sampled = sampleSinglePath(sampler, theta, options);
  const { batch, episodes, steps } = sampled;

  // g = ∇ L(θ), L(θ) = mean π_θ/π_old Â,
  // and the product with H = ∇² mean KL(π_old ‖ π_θ)
  const map = sampler.policy.linearize(theta, batch.observations, batch.rows);
  map.vjp(surrogateGradient(surrogate, batch, map.y), g);
  const H = fisherVectorProduct(fisher, theta, batch, map);

  // x ≈ H⁻¹ g, β = √(2δ / xᵀH x)
  const { x, curvature } = conjugateGradient(solver, H, g, options);
  const beta = normalizedStepSize(curvature, options.delta);

  // θ ← θ + β αʲ x for the first j where L improves and mean KL ≤ δ
  const judge = () => judgeSurrogate(surrogate, batch, theta);
  const step = lineSearch(search, { theta, x, beta }, judge, options);

  const gradientNorm = norm(solver.math, g);
  const fit = fitSampler(sampler);
  return {
    steps,
    episodes,
    metrics: {
      kl: step.kl,
      improvement: step.improvement,
      lineSearchTry: step.accepted ?? -1,
      entropy: meanEntropy(surrogate, batch),
      gradientNorm,
      ...fit,
    },
    diverged: divergenceOf({ gradientNorm, curvature, ...fit }),
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
export const trpo: AlgorithmRecord<TrpoOptions> = {
  name: "trpo",
  resolve: (options) => resolveOptions("TRPO", trpoSchema, options),
  environmentCount: (options) => singlePathEnvironments(options.estimator),
  create,
  iterate,
  save: ({ saved }: TrpoState) => encodeState(saved),
  restore: ({ saved }: TrpoState, bytes) => decodeState(saved, bytes),
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
