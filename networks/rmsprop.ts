/**
 * RMSProp, by PyTorch's rule.
 *
 * @module
 */
import type { Engine, VectorMath } from "./engine.ts";
import type { Vector } from "./vector.ts";

/** What can be set in RMSProp. */
export interface RmsPropOptions {
  /** α, decay of the squared gradient's mean, in [0, 1). @default {0.99} */
  readonly decay?: number;
  /**
   * ε, added outside the square root, ≥ 0. The default is what
   * Stable-Baselines3's A2C uses; PyTorch's own is 1e-8.
   *
   * @default {1e-5}
   */
  readonly epsilon?: number;
}

/** State of RMSProp: copy the array out to save it, and back to restore it. */
export interface RmsProp {
  /** Operations of the engine whose vectors it moves. */
  readonly math: VectorMath;
  /** α. */
  readonly decay: number;
  /** ε. */
  readonly epsilon: number;
  /** v: decaying mean of the squared gradients, from 0. */
  readonly secondMoment: Vector;
}

/**
 * Makes the state of RMSProp for a parameter vector.
 *
 * @param engine Where the moment lives.
 * @param size How many parameters there are.
 * @param options Decay and ε.
 * @returns The state before the first step.
 * @throws {RangeError} If an option is outside its range.
 *
 * @example The first step is ten learning rates long
 * ```ts
 * import {
 *   createRmsProp,
 *   referenceEngine,
 *   rmsPropStep,
 * } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const theta = Float64Array.of(1);
 * const rmsProp = createRmsProp(referenceEngine(), 1);
 * rmsPropStep(rmsProp, theta, Float64Array.of(2), 0.01);
 * assertAlmostEquals(theta[0], 0.9, 1e-5);
 * ```
 */
export function createRmsProp(
  engine: Engine,
  size: number,
  options: RmsPropOptions = {},
): RmsProp {
  const { decay = 0.99, epsilon = 1e-5 } = options;
  if (!(decay >= 0 && decay < 1)) {
    throw new RangeError(
      `Cannot create RMSProp as 'decay' must be in [0, 1): current value is ${decay}`,
    );
  }
  if (!(epsilon >= 0 && epsilon < Infinity)) {
    throw new RangeError(
      `Cannot create RMSProp as 'epsilon' must be ≥ 0 and finite: current value is ${epsilon}`,
    );
  }
  return {
    math: engine.math,
    decay,
    epsilon,
    secondMoment: engine.vector(size),
  };
}

/**
 * One descending step of RMSProp without momentum, not centered (Tieleman &
 * Hinton 2012, lecture 6.5, with ε outside the square root as in PyTorch):
 *
 * v ← αv + (1 − α)g², θ ← θ − learningRate · g / (√v + ε)
 *
 * @param rmsProp The state; overwritten.
 * @param theta The parameters; overwritten.
 * @param gradient Gradient of what is to be made small, as long as `theta`.
 * @param learningRate Length of the step, ≥ 0.
 */
export function rmsPropStep(
  rmsProp: RmsProp,
  theta: Vector,
  gradient: Vector,
  learningRate: number,
): void {
  const { math, decay, epsilon, secondMoment } = rmsProp;
  math.rmsProp(theta, gradient, secondMoment, {
    decay,
    epsilon,
    learningRate,
  });
}
