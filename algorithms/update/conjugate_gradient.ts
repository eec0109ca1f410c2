/**
 * Solving a symmetric positive definite system by products alone.
 *
 * @module
 */
import type { Engine, VectorMath } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { NaturalGradientOptions } from "../options/natural_gradient_options.ts";

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

/** v ↦ A v, written into `out`. */
export type LinearMap = (v: Vector, out: Vector) => void;

/** When the iteration stops. */
export type ConjugateGradientOptions = Pick<
  NaturalGradientOptions,
  "cgIterations" | "cgTolerance"
>;

/** What a solver found. */
export interface ConjugateGradientSolution {
  /** x, a buffer of the solver. */
  readonly x: Vector;
  /** xᵀA x, as xᵀ(b − r). */
  readonly curvature: number;
  /** rᵀr at the end. */
  readonly squaredResidual: number;
  /** How many iterations it took. */
  readonly iterations: number;
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
 * @param solver Buffers.
 * @param multiply v ↦ A v; A must be symmetric positive definite.
 * @param b Right-hand side.
 * @param options The most iterations, and the rᵀr below which they stop.
 * @returns x, and how it was found.
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
 * const { x, curvature } = conjugateGradient(
 *   solver,
 *   (v, out) => {
 *     out[0] = 4 * v[0] + v[1];
 *     out[1] = v[0] + 3 * v[1];
 *   },
 *   Float64Array.of(1, 2),
 *   { cgIterations: 2, cgTolerance: 0 },
 * );
 * assertAlmostEquals(x[0], 1 / 11, 1e-12);
 * assertAlmostEquals(x[1], 7 / 11, 1e-12);
 * assertAlmostEquals(curvature, 15 / 11, 1e-12);
 * ```
 */
export function conjugateGradient(
  solver: ConjugateGradient,
  multiply: LinearMap,
  b: Vector,
  options: ConjugateGradientOptions,
): ConjugateGradientSolution {
  const { math, x, residual, direction, product } = solver;
  const { cgIterations, cgTolerance } = options;
  // x₀ = 0, r₀ = b, p₀ = r₀
  x.fill(0);
  residual.set(b);
  direction.set(b);
  let squaredResidual = math.dot(residual, residual);
  let iterations = 0;
  while (iterations < cgIterations && squaredResidual > cgTolerance) {
    multiply(direction, product);
    const pAp = math.dot(direction, product);
    // Rounding has used p up, or A is not positive along it.
    if (!(pAp > 0)) break;
    // α = rᵀr / pᵀA p
    const alpha = squaredResidual / pAp;
    math.addScaled(x, alpha, direction, x);
    math.addScaled(residual, -alpha, product, residual);
    // β = r′ᵀr′ / rᵀr
    const next = math.dot(residual, residual);
    const beta = next / squaredResidual;
    math.addScaled(residual, beta, direction, direction);
    squaredResidual = next;
    iterations++;
  }
  // As r = b − A x, xᵀA x = xᵀ(b − r): no product more.
  const curvature = math.dot(x, b) - math.dot(x, residual);
  return { x, curvature, squaredResidual, iterations };
}
