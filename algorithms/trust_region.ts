/**
 * A step within a trust region.
 *
 * @module
 */
import { z } from "zod";
import type { Vector } from "../networks/engine.ts";
import { lineSearch } from "./line_search.ts";
import type {
  Candidate,
  LineSearch,
  LineSearchOutcome,
} from "./line_search.ts";
import { normalizedStepSize } from "./natural_gradient.ts";
import type { NaturalDirection } from "./natural_gradient.ts";

/** The radius of a trust region and the search in it. */
export interface TrustRegionOptions {
  /**
   * Radius δ: the largest mean KL(π_old ‖ π) of a step, in nats; usual range
   * 0.001 to 0.05.
   * @default 0.01
   */
  readonly delta: number;
  /**
   * Factor by which a refused step shrinks.
   * @default 0.8
   */
  readonly shrink: number;
  /**
   * How many steps are tried before the old parameters are kept.
   * @default 10
   */
  readonly lineSearchTries: number;
}

/**
 * The fields of {@linkcode TrustRegionOptions} in a schema.
 *
 * @returns The fields, with every default.
 */
export function trustRegionFields(): {
  delta: z.ZodDefault<z.ZodNumber>;
  shrink: z.ZodDefault<z.ZodNumber>;
  lineSearchTries: z.ZodDefault<z.ZodInt>;
} {
  return {
    delta: z.number().positive().max(1e3).default(0.01),
    shrink: z.number().positive().lt(1).default(0.8),
    lineSearchTries: z.int().min(1).max(1000).default(10),
  };
}

/**
 * Goes along x as far as the quadratic model of the KL allows, then backtracks
 * until the surrogate improves within δ. Where the direction is not finite, or
 * no try is accepted, θ is left as it was, to the bit. Schulman et al. 2015,
 * appendix C, https://arxiv.org/abs/1502.05477.
 *
 * @param search Buffers.
 * @param theta θ, moved.
 * @param x The natural direction, F⁻¹ g.
 * @param direction What is told of x.
 * @param judge Evaluates θ as it stands.
 * @param options δ and the backtracking.
 * @returns What was accepted.
 */
export function trustRegionStep(
  search: LineSearch,
  theta: Vector,
  x: Vector,
  direction: NaturalDirection,
  judge: () => Candidate,
  options: TrustRegionOptions,
): LineSearchOutcome {
  // β = √(2δ / xᵀF x)
  const beta = normalizedStepSize(direction.curvature, options.delta);
  search.step.set(x);
  search.math.scale(beta, search.step);
  return lineSearch(search, theta, judge, {
    delta: options.delta,
    shrink: options.shrink,
    tries: direction.finite ? options.lineSearchTries : 0,
  });
}
