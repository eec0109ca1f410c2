/**
 * Clipping of gradients by their norm.
 *
 * @module
 */
import type { VectorMath } from "./engine.ts";
import type { Vector } from "./vector.ts";
import { norm } from "./norm.ts";

/**
 * Shortens a gradient to at most `maxNorm`, as
 * `torch.nn.utils.clip_grad_norm_` does:
 *
 * g ← min(1, maxNorm / (‖g‖ + 10⁻⁶)) · g
 *
 * @param math Operations of the gradient's engine.
 * @param gradient The gradient; overwritten.
 * @param maxNorm The largest norm, > 0; Infinity changes nothing.
 * @returns The norm before.
 *
 * @example A gradient of norm 5 is shortened to 1
 * ```ts
 * import { clipGradientNorm, referenceEngine } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const { math } = referenceEngine();
 * const gradient = Float64Array.of(3, 4);
 * assertEquals(clipGradientNorm(math, gradient, 1), 5);
 * assertAlmostEquals(gradient[1], 0.8, 1e-6);
 * ```
 */
export function clipGradientNorm(
  math: VectorMath,
  gradient: Vector,
  maxNorm: number,
): number {
  const before = norm(math, gradient);
  // A norm of NaN makes the coefficient NaN, so that it spreads.
  const coefficient = Math.min(1, maxNorm / (before + 1e-6));
  if (coefficient !== 1) math.scale(coefficient, gradient);
  return before;
}
