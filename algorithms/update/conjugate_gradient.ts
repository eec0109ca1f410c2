/**
 * Solving a symmetric positive definite system by products alone.
 *
 * @module
 */
import type { Engine, Vector, VectorMath } from "../../networks/engine.ts";

/** Buffers of one solver, made once. */
export interface ConjugateGradient {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** The solution x of the latest call. */
  readonly x: Vector;
  /** The residual r = b − A x, by the recursion. */
  readonly residual: Vector;
  /** The search direction p. */
  readonly direction: Vector;
  /** A p. */
  readonly product: Vector;
}

/** When the iteration stops. */
export interface ConjugateGradientOptions {
  /** The most iterations. */
  readonly iterations: number;
  /** Stops when rᵀr falls below this, absolutely. */
  readonly tolerance: number;
}

/**
 * Makes a solver's buffers.
 *
 * @param engine Where they live.
 * @param size Length of the vectors.
 * @returns The buffers, zero.
 */
export function createConjugateGradient(
  engine: Engine,
  size: number,
): ConjugateGradient {
  return {
    math: engine.math,
    x: engine.vector(size),
    residual: engine.vector(size),
    direction: engine.vector(size),
    product: engine.vector(size),
  };
}

/**
 * Conjugate gradient for A x = b from x = 0; A is known by its products only.
 * Scalars are in double precision. It also stops where pᵀA p is not positive,
 * and keeps x.
 *
 * Hestenes and Stiefel 1952; Nocedal and Wright, Numerical Optimization,
 * algorithm 5.2.
 *
 * @param solver Buffers; `solver.x` holds the solution afterwards.
 * @param multiply Writes A·p into `out`; A must be symmetric positive definite.
 * @param b Right-hand side.
 * @param options When to stop.
 * @returns rᵀr at the end and the number of iterations.
 *
 * @example Two equations in two iterations
 * ```ts
 * import {
 *   conjugateGradient,
 *   createConjugateGradient,
 * } from "@policy-gradient/bench/algorithms";
 * import { referenceEngine } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * // 4x + y = 1, x + 3y = 2
 * const solver = createConjugateGradient(referenceEngine(), 2);
 * conjugateGradient(
 *   solver,
 *   (p, out) => {
 *     out[0] = 4 * p[0] + p[1];
 *     out[1] = p[0] + 3 * p[1];
 *   },
 *   Float64Array.of(1, 2),
 *   { iterations: 2, tolerance: 0 },
 * );
 * assertAlmostEquals(solver.x[0], 1 / 11, 1e-12);
 * assertAlmostEquals(solver.x[1], 7 / 11, 1e-12);
 * ```
 */
export function conjugateGradient(
  solver: ConjugateGradient,
  multiply: (p: Vector, out: Vector) => void,
  b: Vector,
  options: ConjugateGradientOptions,
): { squaredResidual: number; iterations: number } {
  const { math, x, residual, direction, product } = solver;
  // x₀ = 0, r₀ = b, p₀ = r₀
  x.fill(0);
  residual.set(b);
  direction.set(b);
  let squaredResidual = math.dot(residual, residual);
  let iterations = 0;
  while (
    iterations < options.iterations && squaredResidual > options.tolerance
  ) {
    multiply(direction, product);
    const curvature = math.dot(direction, product);
    // Rounding has used p up, or A is not positive along it.
    if (!(curvature > 0)) break;
    // α = rᵀr / pᵀA p
    const alpha = squaredResidual / curvature;
    math.addScaled(x, alpha, direction, x);
    math.addScaled(residual, -alpha, product, residual);
    // β = r′ᵀr′ / rᵀr
    const next = math.dot(residual, residual);
    const beta = next / squaredResidual;
    math.addScaled(residual, beta, direction, direction);
    squaredResidual = next;
    iterations++;
  }
  return { squaredResidual, iterations };
}
