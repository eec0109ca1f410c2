/**
 * The length of a vector.
 *
 * @module
 */
import type { VectorMath } from "./engine.ts";
import type { Vector } from "./vector.ts";

/**
 * Euclidean norm ‖x‖ = √(x·x), summed in double precision.
 *
 * @param math Operations of the vector's engine.
 * @param x The vector.
 * @returns Its norm, at least 0; NaN where an element is NaN.
 *
 * @example A hand-computed norm
 * ```ts
 * import { norm, referenceEngine } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(norm(referenceEngine().math, Float64Array.of(3, 4)), 5);
 * ```
 */
export function norm(math: VectorMath, x: Vector): number {
  return Math.sqrt(math.dot(x, x));
}
