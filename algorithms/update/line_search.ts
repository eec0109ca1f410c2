/**
 * Backtracking under a trust region.
 *
 * @module
 */
import type { Engine, VectorMath } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { TrustRegionOptions } from "../options/trust_region_options.ts";

/** What a candidate is judged by. */
export interface Candidate {
  /** Gain of the surrogate over the old parameters. */
  readonly improvement: number;
  /** Mean KL(π_old ‖ π_candidate), in nats. */
  readonly kl: number;
}

/** Buffers of a line search. */
export interface LineSearch {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** θ_old while the search runs. */
  readonly oldTheta: Vector;
  /** The full step, β x. */
  readonly step: Vector;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param size Length of θ.
 * @returns The buffers.
 */
export function createLineSearch(engine: Engine, size: number): LineSearch {
  return {
    math: engine.math,
    oldTheta: engine.vector(size),
    step: engine.vector(size),
  };
}

/** Where a search goes. */
export interface SearchDirection {
  /** θ: old parameters on entry, the accepted or the old ones on return. */
  readonly theta: Vector;
  /** The direction. */
  readonly x: Vector;
  /** β, how far the first try goes along it. */
  readonly beta: number;
}

/** How a line search ended. */
export interface LineSearchOutcome extends Candidate {
  /** Number of the accepted try from 0, or null where none was. */
  readonly accepted: number | null;
}

/**
 * β = √(2δ / xᵀH x), the step along x at which the quadratic model of the KL is
 * δ. Schulman et al. 2015, appendix C, https://arxiv.org/abs/1502.05477.
 *
 * @param curvature xᵀH x.
 * @param delta δ, in nats.
 * @returns β; 0 where the curvature is not positive.
 *
 * @example A curvature of 2
 * ```ts
 * import { normalizedStepSize } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(normalizedStepSize(2, 0.25), 0.5);
 * ```
 */
export function normalizedStepSize(curvature: number, delta: number): number {
  return curvature > 0 ? Math.sqrt((2 * delta) / curvature) : 0;
}

/**
 * Tries θ_old + shrinkʲ · β x for j = 0, 1, … and keeps the first candidate
 * whose surrogate improves and whose mean KL is within δ. Where none is found,
 * θ is the old one again, to the bit.
 *
 * Schulman et al. 2015, appendix C, https://arxiv.org/abs/1502.05477.
 *
 * @param search Buffers.
 * @param direction θ, x and β.
 * @param judge Evaluates θ as it stands.
 * @param options δ and the backtracking.
 * @returns What was accepted; improvement and KL are 0 where nothing was.
 *
 * @example The full step leaves the trust region, half of it does not
 * ```ts
 * import { createLineSearch, lineSearch } from "@policy-gradient/bench/algorithms";
 * import { referenceEngine } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const theta = Float64Array.of(0);
 * const outcome = lineSearch(
 *   createLineSearch(referenceEngine(), 1),
 *   { theta, x: Float64Array.of(1), beta: 4 },
 *   () => ({ improvement: theta[0], kl: theta[0] * theta[0] }),
 *   { delta: 5, shrink: 0.5, lineSearchTries: 10 },
 * );
 * assertEquals(outcome, { accepted: 1, improvement: 2, kl: 4 });
 * assertEquals(theta[0], 2);
 * ```
 */
export function lineSearch(
  search: LineSearch,
  direction: SearchDirection,
  judge: () => Candidate,
  options: TrustRegionOptions,
): LineSearchOutcome {
  const { math, oldTheta, step } = search;
  const { theta, x, beta } = direction;
  oldTheta.set(theta);
  step.set(x);
  math.scale(beta, step);
  let scale = 1;
  for (let j = 0; j < options.lineSearchTries; j++) {
    math.addScaled(oldTheta, scale, step, theta);
    const { improvement, kl } = judge();
    if (kl <= options.delta && improvement > 0) {
      return { accepted: j, improvement, kl };
    }
    scale *= options.shrink;
  }
  theta.set(oldTheta);
  return { accepted: null, improvement: 0, kl: 0 };
}
