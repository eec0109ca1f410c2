/**
 * Natural policy gradient.
 *
 * @module
 */
import type { Algorithm, Diagnostics, Parts } from "./algorithm.ts";
import { divergenceOf } from "./update/divergence.ts";
import { normalizedStepSize } from "./update/natural_gradient.ts";
import { npgSchema } from "./options/npg_options.ts";
import type { NpgOptions, NpgStep } from "./options/npg_options.ts";
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

/** NPG between two iterations. */
export interface NpgState extends SinglePathLearner {
  /** Complete options. */
  readonly options: NpgOptions;
}

function create(options: NpgOptions, parts: Parts): NpgState {
  return { ...createSinglePathLearner(options, parts), options };
}

function iterate(state: NpgState): Diagnostics {
  const { options, sampler, theta, natural, surrogate } = state;
  // x ≈ F⁻¹ g
  const { batch, direction, entropy, episodes, steps } = sampleDirection(
    state,
    options,
  );
  if (direction.finite) {
    const step = stepSize(options.step, direction.curvature);
    natural.math.addScaled(theta, step, natural.solver.x, theta);
  }
  const { improvement, kl } = judgeSurrogate(surrogate, batch, theta);
  const fit = fitSampler(sampler);
  const { gradientNorm } = direction;
  return {
    steps,
    episodes,
    metrics: {
      kl,
      improvement,
      entropy,
      gradientNorm,
      ...fit,
    },
    diverged: !direction.finite
      ? "the gradient is not finite"
      : Number.isFinite(kl)
      ? divergenceOf({ gradientNorm, ...fit })
      : "the step is not finite",
  };
}

function stepSize(step: NpgStep, curvature: number): number {
  if (step.kind === "fixed") return step.size;
  return normalizedStepSize(curvature, step.delta);
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
export const npg: Algorithm<NpgOptions, NpgState> = {
  name: "npg",
  resolve: (options) => resolveOptions("NPG", npgSchema, options),
  environmentCount: (options) => singlePathEnvironments(options.estimator),
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: singlePathPolicy,
};
