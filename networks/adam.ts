/**
 * Adam, by PyTorch's rule.
 *
 * @module
 */
import type { Engine, VectorMath } from "./engine.ts";
import type { Vector } from "./vector.ts";

/** What can be set in Adam. */
export interface AdamOptions {
  /** β₁, decay of the gradient's mean, in [0, 1). @default {0.9} */
  readonly beta1?: number;
  /** β₂, decay of the squared gradient's mean, in [0, 1). @default {0.999} */
  readonly beta2?: number;
  /**
   * ε, added outside the square root, ≥ 0. The default is what
   * Stable-Baselines3 uses; PyTorch's own is 1e-8.
   *
   * @default {1e-5}
   */
  readonly epsilon?: number;
}

/** State of Adam: copy the arrays out to save it, and back to restore it. */
export interface Adam {
  /** Operations of the engine whose vectors it moves. */
  readonly math: VectorMath;
  /** β₁. */
  readonly beta1: number;
  /** β₂. */
  readonly beta2: number;
  /** ε. */
  readonly epsilon: number;
  /** m: decaying mean of the gradients. */
  readonly firstMoment: Vector;
  /** v: decaying mean of the squared gradients. */
  readonly secondMoment: Vector;
  /** `[2]`: β₁ᵗ and β₂ᵗ after t steps. */
  readonly betaPowers: Float64Array;
}

/**
 * Makes the state of Adam for a parameter vector.
 *
 * @param engine Where the moments live.
 * @param size How many parameters there are.
 * @param options Decays and ε.
 * @returns The state before the first step.
 * @throws {RangeError} If an option is outside its range.
 *
 * @example The first step has the length of the learning rate
 * ```ts
 * import {
 *   adamStep,
 *   createAdam,
 *   referenceEngine,
 * } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const theta = Float64Array.of(1);
 * const adam = createAdam(referenceEngine(), 1);
 * adamStep(adam, theta, Float64Array.of(2), 0.1);
 * assertAlmostEquals(theta[0], 0.9, 1e-6);
 * ```
 */
export function createAdam(
  engine: Engine,
  size: number,
  options: AdamOptions = {},
): Adam {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-5 } = options;
  requireDecay("beta1", beta1);
  requireDecay("beta2", beta2);
  if (!(epsilon >= 0 && epsilon < Infinity)) {
    throw new RangeError(
      `Cannot create Adam as 'epsilon' must be ≥ 0 and finite: current value is ${epsilon}`,
    );
  }
  return {
    math: engine.math,
    beta1,
    beta2,
    epsilon,
    firstMoment: engine.vector(size),
    secondMoment: engine.vector(size),
    betaPowers: Float64Array.of(1, 1),
  };
}

/**
 * One descending step of Adam (Kingma & Ba 2015, algorithm 1, with ε outside
 * the square root as in PyTorch, https://arxiv.org/abs/1412.6980):
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * θ ← θ − α · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 *
 * @param adam The state; overwritten.
 * @param theta The parameters; overwritten.
 * @param gradient Gradient of what is to be made small, as long as `theta`.
 * @param learningRate α, ≥ 0.
 */
export function adamStep(
  adam: Adam,
  theta: Vector,
  gradient: Vector,
  learningRate: number,
): void {
  const { math, beta1, beta2, firstMoment, secondMoment, betaPowers } = adam;
  betaPowers[0] *= beta1;
  betaPowers[1] *= beta2;
  math.adam(theta, gradient, firstMoment, secondMoment, {
    beta1,
    beta2,
    epsilon: adam.epsilon,
    stepSize: learningRate / (1 - betaPowers[0]),
    correction: 1 / Math.sqrt(1 - betaPowers[1]),
  });
}

/** Refuses a decay outside [0, 1). */
function requireDecay(name: string, value: number): void {
  if (value >= 0 && value < 1) return;
  throw new RangeError(
    `Cannot create Adam as '${name}' must be in [0, 1): current value is ${value}`,
  );
}
