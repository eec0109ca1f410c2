/**
 * Products with the Fisher matrix of a policy.
 *
 * @module
 */
import type {
  Engine,
  Linearization,
  VectorMath,
} from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { makePolicy } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import { gatherRows } from "../collect/rows.ts";
import { fisherStride } from "../options/natural_gradient_options.ts";
import type { NaturalGradientOptions } from "../options/natural_gradient_options.ts";
import type { LinearMap } from "./conjugate_gradient.ts";

/** Buffers of Fisher-vector products. */
export interface Fisher {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /**
   * The policy with buffers for the Fisher rows alone; π itself where every row
   * counts.
   */
  readonly policy: Policy;
  /** Every how-manieth row counts. */
  readonly stride: number;
  /** Multiple of the identity that is added. */
  readonly damping: number;
  /** `[Fisher rows]`: which rows of a batch they are. */
  readonly order: Uint32Array;
  /** `[Fisher rows × observation size]`; empty where every row counts. */
  readonly observations: Vector;
  /** `[Fisher rows × output size]`: pushed forward. */
  readonly tangent: Vector;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param policy π.
 * @param maxRows The most rows of a batch.
 * @param options The share of Fisher rows, and the damping.
 * @returns The buffers.
 */
export function createFisher(
  engine: Engine,
  policy: Policy,
  maxRows: number,
  options: Pick<NaturalGradientOptions, "fisherFraction" | "damping">,
): Fisher {
  const stride = fisherStride(options);
  const rows = Math.ceil(maxRows / stride);
  const { observationSize } = policy.spec;
  return {
    math: engine.math,
    policy: stride === 1
      ? policy
      : makePolicy(engine, policy.spec, rows, "often"),
    stride,
    damping: options.damping,
    order: Uint32Array.from({ length: rows }, (_, i) => i * stride),
    observations: engine.vector(stride === 1 ? 0 : rows * observationSize),
    tangent: engine.vector(rows * policy.distribution.outputSize),
  };
}

/**
 * v ↦ H v, where H = F + damping · I and F is the Fisher matrix, the Hessian of
 * mean KL(π_θ ‖ π) at π = π_θ:
 *
 * F v = (1/N) Σ Jᵢᵀ Mᵢ Jᵢ v,
 *
 * J the Jacobian of the distribution's parameters in θ, M their Fisher
 * information, so that actions are integrated out and not sampled. Schulman et
 * al. 2015, appendix C, https://arxiv.org/abs/1502.05477.
 *
 * @param fisher Buffers.
 * @param theta θ.
 * @param batch Its observations; every `stride`-th row counts.
 * @param map The policy linearized at θ on all of them; it is used where every
 * row counts.
 * @returns The product, which lives as long as the map.
 */
export function fisherVectorProduct(
  fisher: Fisher,
  theta: Vector,
  batch: { readonly rows: number; readonly observations: Vector },
  map: Linearization,
): LinearMap {
  const { math, policy: { distribution }, tangent, damping } = fisher;
  const rows = Math.ceil(batch.rows / fisher.stride);
  const { y, jvp, vjp } = fisher.stride === 1
    ? map
    : linearizeRows(fisher, theta, batch.observations, rows);
  return (v, out) => {
    jvp(v, tangent);
    distribution.metric(y, tangent, 1 / rows, rows, tangent);
    vjp(tangent, out);
    math.addScaled(out, damping, v, out);
  };
}

function linearizeRows(
  fisher: Fisher,
  theta: Vector,
  source: Vector,
  rows: number,
): Linearization {
  const { policy, order, observations } = fisher;
  const { observationSize } = policy.spec;
  gatherRows(source, observationSize, order.subarray(0, rows), observations);
  return policy.linearize(theta, observations, rows);
}
