/**
 * The natural gradient of a policy, by products with the Fisher matrix only.
 *
 * @module
 */
import type {
  Engine,
  Linearization,
  Uses,
  Vector,
  VectorMath,
} from "../../networks/engine.ts";
import { makePolicy, norm } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import {
  conjugateGradient,
  createConjugateGradient,
} from "./conjugate_gradient.ts";
import type { NaturalGradientOptions } from "../options/natural_gradient_options.ts";
import type { ConjugateGradient } from "./conjugate_gradient.ts";

/**
 * How the linear maps of a policy are used, for `makePolicy`: often where its
 * own batches are those of the Fisher products.
 *
 * @param options The share of Fisher rows.
 * @returns How.
 */
export function usesOfPolicy(
  options: Pick<NaturalGradientOptions, "fisherFraction">,
): Uses {
  return fisherStride(options) === 1 ? "often" : "once";
}

function fisherStride(
  { fisherFraction }: Pick<NaturalGradientOptions, "fisherFraction">,
): number {
  return Math.max(1, Math.floor(1 / fisherFraction + 0.5));
}

/** Buffers of the natural gradient of one policy. */
export interface NaturalGradient {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** π. */
  readonly policy: Policy;
  /**
   * The policy again, with buffers of its own for the Fisher rows; the same
   * where every row counts.
   */
  readonly fisherPolicy: Policy;
  /** Every how-manieth row the Fisher matrix sees. */
  readonly stride: number;
  /** `[Fisher rows × observation size]`; empty where every row counts. */
  readonly fisherObservations: Vector;
  /** g, ascending. */
  readonly gradient: Vector;
  /** `[maxRows × output size]`: pulled back. */
  readonly outputsBar: Vector;
  /** `[maxRows × output size]`: pushed forward. */
  readonly tangent: Vector;
  /** Solves for x. */
  readonly solver: ConjugateGradient;
}

/** What came out besides the direction, which is `solver.x`. */
export interface NaturalDirection {
  /** ‖g‖. */
  readonly gradientNorm: number;
  /** xᵀ(F + damping · I)x. */
  readonly curvature: number;
  /** Whether all of these are finite. */
  readonly finite: boolean;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param policy The policy.
 * @param maxRows The most rows of a batch.
 * @param options The share of Fisher rows.
 * @returns The buffers.
 */
export function createNaturalGradient(
  engine: Engine,
  policy: Policy,
  maxRows: number,
  options: NaturalGradientOptions,
): NaturalGradient {
  const stride = fisherStride(options);
  const fisherRows = Math.ceil(maxRows / stride);
  const size = policy.parameterCount;
  const outputs = maxRows * policy.distribution.outputSize;
  return {
    math: engine.math,
    policy,
    fisherPolicy: stride === 1
      ? policy
      : makePolicy(engine, policy.spec, fisherRows, "often"),
    stride,
    fisherObservations: engine.vector(
      stride === 1 ? 0 : fisherRows * policy.spec.observationSize,
    ),
    gradient: engine.vector(size),
    outputsBar: engine.vector(outputs),
    tangent: engine.vector(outputs),
    solver: createConjugateGradient(engine, size),
  };
}

/**
 * Solves (F + damping · I) x = g by conjugate gradient, where g is the gradient
 * of a surrogate at θ and F the Fisher matrix, which is the Hessian of mean
 * KL(π_θ ‖ π) at π = π_θ:
 *
 * F v = (1/N) Σ Jᵢᵀ Mᵢ Jᵢ v,
 *
 * J the Jacobian of the distribution's parameters in θ, M their Fisher
 * information, so that actions are integrated out and not sampled. Schulman et
 * al. 2015, appendix C, https://arxiv.org/abs/1502.05477.
 *
 * @param natural Buffers; `natural.solver.x` and `natural.gradient` hold x and
 * g afterwards.
 * @param theta θ.
 * @param observations `[rows × observation size]`.
 * @param rows N.
 * @param pullBack Writes the surrogate's gradient in the outputs, `[rows ×
 * output size]`.
 * @param options Iterations and damping.
 * @returns Norms that tell how it went.
 */
export function naturalDirection(
  natural: NaturalGradient,
  theta: Vector,
  observations: Vector,
  rows: number,
  pullBack: (outputs: Vector, outputsBar: Vector) => void,
  options: NaturalGradientOptions,
): NaturalDirection {
  const { math, policy, gradient, outputsBar, solver } = natural;
  const linearization = policy.linearize(theta, observations, rows);
  pullBack(linearization.y, outputsBar);
  linearization.vjp(outputsBar, gradient);
  const gradientNorm = norm(math, gradient);
  if (!Number.isFinite(gradientNorm)) {
    return { gradientNorm, curvature: NaN, finite: false };
  }
  const fisher = fisherRows(natural, theta, observations, rows, linearization);
  const multiply = (v: Vector, out: Vector) =>
    fisherVectorProduct(natural, fisher, v, options.damping, out);
  conjugateGradient(solver, multiply, gradient, {
    iterations: options.cgIterations,
    tolerance: options.cgTolerance,
  });
  // As r = g − A x, xᵀA x = xᵀ(g − r): no product more.
  const { x, residual } = solver;
  const curvature = math.dot(x, gradient) - math.dot(x, residual);
  return { gradientNorm, curvature, finite: Number.isFinite(curvature) };
}

/**
 * β = √(2δ / xᵀF x), the step along x at which the quadratic model of the KL is
 * δ. Schulman et al. 2015, appendix C.
 *
 * @param curvature xᵀF x.
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

interface FisherRows {
  readonly linearization: Linearization;
  readonly rows: number;
}

function fisherRows(
  natural: NaturalGradient,
  theta: Vector,
  observations: Vector,
  rows: number,
  all: Linearization,
): FisherRows {
  const { stride, fisherPolicy, fisherObservations } = natural;
  if (stride === 1) return { linearization: all, rows };
  const size = fisherPolicy.spec.observationSize;
  let count = 0;
  for (let row = 0; row < rows; row += stride) {
    for (let k = 0; k < size; k++) {
      fisherObservations[count * size + k] = observations[row * size + k];
    }
    count++;
  }
  return {
    linearization: fisherPolicy.linearize(theta, fisherObservations, count),
    rows: count,
  };
}

/** out = Jᵀ M J v / N + damping · v. */
function fisherVectorProduct(
  natural: NaturalGradient,
  { linearization, rows }: FisherRows,
  v: Vector,
  damping: number,
  out: Vector,
): void {
  const { math, tangent, policy: { distribution } } = natural;
  linearization.jvp(v, tangent);
  distribution.metric(linearization.y, tangent, 1 / rows, rows, tangent);
  linearization.vjp(tangent, out);
  math.addScaled(out, damping, v, out);
}
