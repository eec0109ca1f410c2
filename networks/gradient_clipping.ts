/**
 * Clipping of gradients by their norm.
 *
 * @module
 */
import type { Vector } from "./engine.ts";
import { norm, scale } from "./vector_math.ts";

/**
 * Shortens a gradient to at most `maxNorm`, as
 * `torch.nn.utils.clip_grad_norm_` does:
 *
 * g ← min(1, maxNorm / (‖g‖ + 10⁻⁶)) · g
 *
 * @param gradient The gradient; overwritten.
 * @param maxNorm The largest norm, > 0; Infinity changes nothing.
 * @returns The norm before.
 *
 * @example A gradient of norm 5 is shortened to 1
 * ```ts
 * import { clipGradientNorm } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const gradient = Float64Array.of(3, 4);
 * assertEquals(clipGradientNorm(gradient, 1), 5);
 * assertAlmostEquals(gradient[1], 0.8, 1e-6);
 * ```
 */
export function clipGradientNorm(gradient: Vector, maxNorm: number): number {
  const before = norm(gradient);
  // A norm of NaN makes the coefficient NaN, so that it spreads.
  const coefficient = Math.min(1, maxNorm / (before + 1e-6));
  if (coefficient !== 1) scale(coefficient, gradient);
  return before;
}
