/**
 * Natural policy gradient.
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
import { npgSchema } from "./options/npg_options.ts";
import type { NpgOptions, NpgStep } from "./options/npg_options.ts";
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
import { normalizedStepSize } from "./update/line_search.ts";
import {
  createSurrogate,
  judgeSurrogate,
  meanEntropy,
  surrogateGradient,
} from "./update/surrogate.ts";
import type { Surrogate } from "./update/surrogate.ts";

/** NPG between two iterations. */
export interface NpgState extends SinglePath {
  /** Complete options. */
  readonly options: NpgOptions;
  /** `[θ]`: ∇L, ascending. */
  readonly g: Vector;
  /** Buffers of L. */
  readonly surrogate: Surrogate;
  /** Buffers of H. */
  readonly fisher: Fisher;
  /** Buffers of x. */
  readonly solver: ConjugateGradient;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: NpgOptions, parts: Parts): NpgState {
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
    saved: { theta, sampler: sampler.saved },
  };
}

function iterate(state: NpgState): Diagnostics {
  const { options, sampler, theta, g, surrogate, fisher, solver } = state;

  // Sample states and actions along single paths under π_θ, with Â(s, a).
  const sampled = sampleSinglePath(sampler, theta, options);
  const { batch, episodes, steps } = sampled;

  // g = ∇ L(θ), L(θ) = mean π_θ/π_old Â,
  // and the product with H = ∇² mean KL(π_old ‖ π_θ)
  const map = sampler.policy.linearize(theta, batch.observations, batch.rows);
  map.vjp(surrogateGradient(surrogate, batch, map.y), g);
  const H = fisherVectorProduct(fisher, theta, batch, map);

  // x ≈ H⁻¹ g, β = √(2δ / xᵀH x), or 1/λ
  const { x, curvature } = conjugateGradient(solver, H, g, options);
  const beta = stepSize(options.step, curvature);

  // θ ← θ + β x
  if (beta > 0) solver.math.addScaled(theta, beta, x, theta);

  const { improvement, kl } = judgeSurrogate(surrogate, batch, theta);
  const gradientNorm = norm(solver.math, g);
  const fit = fitSampler(sampler);
  return {
    steps,
    episodes,
    metrics: {
      kl,
      improvement,
      entropy: meanEntropy(surrogate, batch),
      gradientNorm,
      ...fit,
    },
    diverged: divergenceOf({ gradientNorm, curvature, kl, ...fit }),
  };
}

/** β; 0 where there is no direction to go. */
function stepSize(step: NpgStep, curvature: number): number {
  if (!Number.isFinite(curvature)) return 0;
  return step.kind === "fixed"
    ? step.size
    : normalizedStepSize(curvature, step.delta);
}

/**
 * Natural policy gradient, Kakade 2001: θ ← θ + β F⁻¹ g with the exact Fisher
 * matrix by conjugate gradient and no line search. It differs from TRPO by that
 * alone.
 *
 * @example A fixed step
 * ```ts
 * import { npg } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const { step } = npg.resolve({ step: { kind: "fixed" } });
 * assertEquals(step, { kind: "fixed", size: 0.1 });
 * ```
 */
export const npg: AlgorithmRecord<NpgOptions> = {
  name: "npg",
  resolve: (options) => resolveOptions("NPG", npgSchema, options),
  environmentCount: (options) => singlePathEnvironments(options.estimator),
  create,
  iterate,
  save: ({ saved }: NpgState) => encodeState(saved),
  restore: ({ saved }: NpgState, bytes) => decodeState(saved, bytes),
  policy: singlePathPolicy,
  stepCost: 1.2,
  styles: { npg: 2 },
  diagnostics: [
    diagnostics.kl,
    diagnostics.improvement,
    diagnostics.entropy,
    diagnostics.explainedVariance,
    diagnostics.valueLoss,
    diagnostics.gradientNorm,
    diagnostics.truncatedReturns,
  ],
  golden: {
    discrete: { estimator: { kind: "gae", stepsPerEnvironment: 256 } },
    box: { estimator: { kind: "gae", stepsPerEnvironment: 256 } },
  },
};
