/**
 * A step within a trust region.
 *
 * @module
 */
import type { TrustRegionOptions } from "../options/trust_region_options.ts";
import type { Vector } from "../../networks/engine.ts";
import { lineSearch } from "./line_search.ts";
import type {
  Candidate,
  LineSearch,
  LineSearchOutcome,
} from "./line_search.ts";
import { normalizedStepSize } from "./natural_gradient.ts";
import type { NaturalDirection } from "./natural_gradient.ts";

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
