/**
 * Advantage actor-critic, synchronous.
 *
 * @module
 */
import { z } from "zod";
import type { Vector } from "../networks/engine.ts";
import { clipGradientNorm } from "../networks/mod.ts";
import {
  actingPolicy,
  createActorCritic,
  estimateAdvantages,
} from "./actor_critic.ts";
import type { ActorCritic, ActorCriticOptions } from "./actor_critic.ts";
import type { Algorithm, Diagnostics, Parts } from "./algorithm.ts";
import {
  createOptimizer,
  optimizerSchema,
  optimizerStep,
  savedOptimizer,
} from "./optimizer.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import { explorationSchema, networkSchema } from "./policy_options.ts";
import { resolveOptions } from "./resolve_options.ts";
import { collectRollout } from "./rollout.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { standardize } from "./standardize.ts";
import { explainedVariance } from "./value_function.ts";

/** Options of A2C. Defaults are those of Stable-Baselines3. */
export interface A2cOptions extends ActorCriticOptions {
  /**
   * Copies of the environment that are stepped together; usual range 4 to 32.
   * @default 8
   */
  readonly environments: number;
  /**
   * Steps k of each copy between two updates; usual range 5 to 128.
   * @default 5
   */
  readonly stepsPerEnvironment: number;
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * λ of generalized advantage estimation; 1 gives the k-step return, as published.
   * @default 1
   */
  readonly lambda: number;
  /**
   * Step size; usual range 1e-4 to 1e-2.
   * @default 0.0007
   */
  readonly learningRate: number;
  /**
   * Whether the step size falls linearly to 0 over the run.
   * @default false
   */
  readonly annealLearningRate: boolean;
  /**
   * What takes the step.
   * @default { kind: "rmsprop" }
   */
  readonly optimizer: OptimizerOptions;
  /**
   * Whether advantages are standardized over the batch.
   * @default false
   */
  readonly normalizeAdvantage: boolean;
  /**
   * Weight of the value's squared error in the loss.
   * @default 0.5
   */
  readonly valueCoefficient: number;
  /**
   * Weight of the entropy bonus; usual range 0 to 0.01.
   * @default 0
   */
  readonly entropyCoefficient: number;
  /**
   * Largest Euclidean norm of the gradient.
   * @default 0.5
   */
  readonly maxGradientNorm: number;
  /**
   * Whether observations are normalized by their running mean and deviation, clipped at ±10.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /**
   * Whether rewards are divided by the running deviation of the discounted return, clipped at ±10.
   * @default false
   */
  readonly normalizeRewards: boolean;
}

function schema(): z.ZodType<A2cOptions> {
  return z.strictObject({
    environments: z.int().min(1).max(4096).default(8),
    stepsPerEnvironment: z.int().min(1).max(1e6).default(5),
    gamma: z.number().min(0).max(1).default(0.99),
    lambda: z.number().min(0).max(1).default(1),
    learningRate: z.number().positive().max(10).default(7e-4),
    annealLearningRate: z.boolean().default(false),
    optimizer: optimizerSchema("rmsprop"),
    normalizeAdvantage: z.boolean().default(false),
    valueCoefficient: z.number().min(0).max(1e3).default(0.5),
    entropyCoefficient: z.number().min(0).max(1e3).default(0),
    maxGradientNorm: z.number().positive().max(1e9).default(0.5),
    normalizeObservations: z.boolean().default(false),
    normalizeRewards: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  });
}

/** A2C between two iterations. */
export interface A2cState {
  readonly options: A2cOptions;
  readonly totalSteps: number;
  readonly learner: ActorCritic;
  readonly optimizer: Optimizer;
  readonly gradient: Vector;
  readonly weights: Vector;
  readonly entropies: Vector;
  readonly outputsBar: Vector;
  readonly valuesBar: Vector;
  readonly saved: SavedTree;
}

function create(options: A2cOptions, parts: Parts): A2cState {
  const { engine } = parts;
  const rows = options.environments * options.stepsPerEnvironment;
  const learner = createActorCritic(options, parts, rows);
  const { theta, policy, rollout } = learner;
  const optimizer = createOptimizer(options.optimizer, theta.length);
  return {
    options,
    totalSteps: parts.totalSteps,
    learner,
    optimizer,
    gradient: engine.vector(theta.length),
    weights: engine.vector(rows),
    entropies: engine.vector(rows),
    outputsBar: engine.vector(rows * policy.distribution.outputSize),
    valuesBar: engine.vector(rows),
    saved: {
      theta,
      rollout: rollout.saved,
      optimizer: savedOptimizer(optimizer),
    },
  };
}

function iterate(state: A2cState): Diagnostics {
  const { options, learner, weights, entropies, outputsBar, valuesBar } = state;
  const { rollout, policy, valueNetwork, gradient } = {
    ...learner,
    gradient: state.gradient,
  };
  const { distribution } = policy;
  const { rows, actions } = rollout;
  const episodes = collectRollout(rollout, learner.policyTheta);
  estimateAdvantages(learner, valueNetwork, learner.valueTheta, options);
  const explained = explainedVariance(learner.values, learner.returns, rows);
  if (options.normalizeAdvantage) standardize(learner.advantages, rows);

  // ∇ of −mean log π(a|s) A − c_e H, A held fixed.
  const { y: outputs, vjp } = policy.linearize(
    learner.policyTheta,
    rollout.observations,
    rows,
  );
  for (let i = 0; i < rows; i++) weights[i] = -learner.advantages[i] / rows;
  distribution.logProbGradient(outputs, actions, weights, rows, outputsBar);
  distribution.entropy(outputs, rows, entropies);
  if (options.entropyCoefficient > 0) {
    const weight = -options.entropyCoefficient / rows;
    distribution.addEntropyGradient(outputs, weight, rows, outputsBar);
  }
  vjp(outputsBar, gradient.subarray(0, policy.parameterCount) as Vector);

  // ∇ of c_v · mean (V(s) − R)².
  const value = valueNetwork.linearize(
    learner.valueTheta,
    rollout.observations,
    rows,
  );
  let valueError = 0;
  let entropy = 0;
  for (let i = 0; i < rows; i++) {
    const error = value.y[i] - learner.returns[i];
    valueError += error * error;
    entropy += entropies[i];
    valuesBar[i] = (2 * options.valueCoefficient * error) / rows;
  }
  value.vjp(valuesBar, gradient.subarray(policy.parameterCount) as Vector);

  const gradientNorm = clipGradientNorm(gradient, options.maxGradientNorm);
  const finite = Number.isFinite(gradientNorm);
  if (finite) {
    const remaining = Math.max(0, 1 - rollout.steps[0] / state.totalSteps);
    const rate = options.learningRate *
      (options.annealLearningRate ? remaining : 1);
    optimizerStep(state.optimizer, learner.theta, gradient, rate);
  }
  return {
    steps: rollout.steps[0],
    episodes,
    metrics: {
      entropy: entropy / rows,
      valueLoss: valueError / rows,
      explainedVariance: explained,
      gradientNorm,
    },
    diverged: finite ? null : "the gradient is not finite",
  };
}

/**
 * Advantage actor-critic, Mnih et al. 2016, https://arxiv.org/abs/1602.01783, in its
 * synchronous form: k-step or generalized advantages, an entropy bonus, one gradient step
 * a rollout.
 */
export const a2c: Algorithm<A2cOptions, A2cState> = {
  name: "a2c",
  resolve: (options) => resolveOptions("A2C", schema(), options),
  environmentCount: (options) => options.environments,
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ learner }) =>
    actingPolicy(learner.policy, learner.policyTheta, learner.rollout.filter, {
      network: learner.valueNetwork,
      phi: learner.valueTheta,
    }),
};
