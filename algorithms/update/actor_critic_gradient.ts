/**
 * The gradient that actor-critic methods descend: policy, entropy and value in
 * one vector.
 *
 * @module
 */
import type { Engine, Vector, VectorMath } from "../../networks/engine.ts";
import { clipGradientNorm } from "../../networks/mod.ts";
import type { ActorCriticOptions } from "../options/actor_critic_options.ts";
import type { ActorCritic } from "../estimate/actor_critic.ts";

/** Rows that one gradient step sees. */
export interface ActorCriticBatch {
  /** N. */
  readonly rows: number;
  /** `[N × observation size]`. */
  readonly observations: Vector;
  /** `[N × action size]`. */
  readonly actions: Vector;
  /** `[N]`: R, what the value is regressed to. */
  readonly returns: Float64Array;
}

/** How the parts of the loss are weighed. */
export type LossOptions = Pick<
  ActorCriticOptions,
  "valueCoefficient" | "entropyCoefficient" | "maxGradientNorm"
>;

/** Buffers of one gradient step. */
export interface LossBuffers {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** `[θ]`: ∂loss/∂θ, descended. */
  readonly gradient: Vector;
  /** The policy's part of `gradient`. */
  readonly policyGradient: Vector;
  /** The value's part of `gradient`. */
  readonly valueGradient: Vector;
  /** `[N]`: ∂loss/∂log π(aᵢ|sᵢ). */
  readonly weights: Vector;
  /** `[N]`. */
  readonly entropies: Vector;
  /** `[N × output size]`: pulled back through the policy. */
  readonly outputsBar: Vector;
  /** `[N]`: pulled back through the value. */
  readonly valuesBar: Vector;
}

/** What was met on the way. */
export interface Losses {
  /** Sum of the rows' entropies, in nats. */
  readonly entropy: number;
  /** Sum of (V(s) − R)². */
  readonly valueError: number;
  /** ‖∂loss/∂θ‖ before clipping. */
  readonly gradientNorm: number;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param learner Whose gradient it is.
 * @param rows The most rows of one step.
 * @returns The buffers.
 */
export function createLossBuffers(
  engine: Engine,
  learner: ActorCritic,
  rows: number,
): LossBuffers {
  const { theta, policy } = learner;
  const gradient = engine.vector(theta.length);
  return {
    math: engine.math,
    gradient,
    policyGradient: gradient.subarray(0, policy.parameterCount) as Vector,
    valueGradient: gradient.subarray(policy.parameterCount) as Vector,
    weights: engine.vector(rows),
    entropies: engine.vector(rows),
    outputsBar: engine.vector(rows * policy.distribution.outputSize),
    valuesBar: engine.vector(rows),
  };
}

/**
 * Gradient of
 *
 * L_π + c_v · mean (V(s) − R)² − c_e · mean H,
 *
 * clipped in norm. L_π is any loss of the log-probabilities, known by its
 * derivatives in them.
 *
 * @param learner Policy and value.
 * @param batch The rows.
 * @param options Coefficients.
 * @param buffers `buffers.gradient` holds the result.
 * @param weigh Writes ∂L_π/∂log π(aᵢ|sᵢ) into `buffers.weights`, given the
 * policy's outputs.
 * @returns Sums over the rows, and the norm before clipping; not finite where
 * the gradient is not.
 */
export function actorCriticGradient(
  learner: ActorCritic,
  batch: ActorCriticBatch,
  options: LossOptions,
  buffers: LossBuffers,
  weigh: (outputs: Vector) => void,
): Losses {
  const { policy, valueNetwork, policyTheta, valueTheta } = learner;
  const { distribution } = policy;
  const { rows, observations, actions, returns } = batch;
  const { weights, entropies, outputsBar, valuesBar } = buffers;

  const { y: outputs, vjp } = policy.linearize(policyTheta, observations, rows);
  weigh(outputs);
  distribution.logProbGradient(outputs, actions, weights, rows, outputsBar);
  distribution.entropy(outputs, rows, entropies);
  if (options.entropyCoefficient > 0) {
    const weight = -options.entropyCoefficient / rows;
    distribution.addEntropyGradient(outputs, weight, rows, outputsBar);
  }
  vjp(outputsBar, buffers.policyGradient);

  const value = valueNetwork.linearize(valueTheta, observations, rows);
  let entropy = 0;
  let valueError = 0;
  for (let i = 0; i < rows; i++) {
    const error = value.y[i] - returns[i];
    entropy += entropies[i];
    valueError += error * error;
    valuesBar[i] = (2 * options.valueCoefficient * error) / rows;
  }
  value.vjp(valuesBar, buffers.valueGradient);
  const { math, gradient } = buffers;
  const gradientNorm = clipGradientNorm(
    math,
    gradient,
    options.maxGradientNorm,
  );
  return { entropy, valueError, gradientNorm };
}
