/**
 * The gradient that actor-critic methods descend: policy, entropy and value in
 * one vector.
 *
 * @module
 */
import type { Engine, VectorMath } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { clipGradientNorm } from "../../networks/mod.ts";
import type { ActorCriticOptions } from "../options/actor_critic_options.ts";
import type { ActorCritic } from "../estimate/actor_critic.ts";

/** Rows that one gradient step sees. */
interface ActorCriticBatch {
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
type LossOptions = Pick<
  ActorCriticOptions,
  "valueCoefficient" | "entropyCoefficient" | "maxGradientNorm"
>;

/** Whose loss it is, and buffers of one gradient step. */
export interface ActorCriticLoss {
  /** π and V. */
  readonly learner: ActorCritic;
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** ∂loss/∂(θ, φ), descended. */
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
  /** ‖∂loss/∂(θ, φ)‖ before clipping. */
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
export function createActorCriticLoss(
  engine: Engine,
  learner: ActorCritic,
  rows: number,
): ActorCriticLoss {
  const { parameters, policy } = learner;
  const gradient = engine.vector(parameters.length);
  return {
    learner,
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
 * @param loss Policy, value and buffers; `loss.gradient` holds the result.
 * @param batch The rows.
 * @param options Coefficients.
 * @param weigh Writes ∂L_π/∂log π(aᵢ|sᵢ) into `loss.weights`, given the
 * policy's outputs.
 * @returns Sums over the rows, and the norm before clipping; not finite where
 * the gradient is not.
 */
export function actorCriticGradient(
  loss: ActorCriticLoss,
  batch: ActorCriticBatch,
  options: LossOptions,
  weigh: (outputs: Vector) => void,
): Losses {
  const { policy, theta, value: { network, phi } } = loss.learner;
  const { distribution } = policy;
  const { rows, observations, actions, returns } = batch;
  const { math, weights, entropies, outputsBar, valuesBar } = loss;

  const { y: outputs, vjp } = policy.linearize(theta, observations, rows);
  weigh(outputs);
  distribution.logProbGradient(outputs, actions, weights, rows, outputsBar);
  distribution.entropy(outputs, rows, entropies);
  if (options.entropyCoefficient > 0) {
    const weight = -options.entropyCoefficient / rows;
    distribution.addEntropyGradient(outputs, weight, rows, outputsBar);
  }
  vjp(outputsBar, loss.policyGradient);

  const value = network.linearize(phi, observations, rows);
  let entropy = 0;
  let valueError = 0;
  for (let i = 0; i < rows; i++) {
    const error = value.y[i] - returns[i];
    entropy += entropies[i];
    valueError += error * error;
    valuesBar[i] = (2 * options.valueCoefficient * error) / rows;
  }
  value.vjp(valuesBar, loss.valueGradient);
  const gradientNorm = clipGradientNorm(
    math,
    loss.gradient,
    options.maxGradientNorm,
  );
  return { entropy, valueError, gradientNorm };
}
