/**
 * Natural policy gradient.
 *
 * @module
 */
import { z } from "zod";
import type { AlgorithmRecord, Diagnostics, Parts } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import { divergenceOf } from "./divergence.ts";
import {
  naturalGradientFields,
  normalizedStepSize,
} from "./natural_gradient.ts";
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

/** How far NPG goes along the natural direction. */
export type NpgStep =
  | {
    /** θ ← θ + x / λ, as published. */
    readonly kind: "fixed";
    /**
     * 1/λ, a multiple of the natural gradient; usual range 0.01 to 1.
     * @default 0.1
     */
    readonly size: number;
  }
  | {
    /** θ ← θ + √(2δ / xᵀF x) x, so that the quadratic model of the KL is δ. */
    readonly kind: "normalized";
    /**
     * δ, in nats; usual range 0.001 to 0.05.
     * @default 0.01
     */
    readonly delta: number;
  };

/** Options of NPG. */
export interface NpgOptions extends SinglePathOptions, NaturalGradientOptions {
  /**
   * How far to go.
   * @default { kind: "normalized" }
   */
  readonly step: NpgStep;
}

function schema(): z.ZodType<NpgOptions> {
  return z.strictObject({
    estimator: estimatorSchema(),
    gamma: z.number().min(0).max(1).default(0.99),
    step: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("fixed"),
        size: z.number().positive().max(1e6).default(0.1),
      }),
      z.strictObject({
        kind: z.literal("normalized"),
        delta: z.number().positive().max(1e3).default(0.01),
      }),
    ]).prefault({ kind: "normalized" }),
    ...naturalGradientFields(),
    normalizeAdvantage: z.boolean().default(true),
    normalizeObservations: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  });
}

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
export const npg: AlgorithmRecord<NpgOptions, NpgState> = {
  name: "npg",
  resolve: (options) => resolveOptions("NPG", schema(), options),
  environmentCount: (options) => singlePathEnvironments(options.estimator),
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
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
