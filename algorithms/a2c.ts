/**
 * Advantage actor-critic, synchronous.
 *
 * @module
 */
import {
  actorCriticPolicy,
  createActorCritic,
  estimateAdvantages,
} from "./actor_critic.ts";
import type { ActorCritic } from "./actor_critic.ts";
import {
  actorCriticGradient,
  createLossBuffers,
} from "./actor_critic_gradient.ts";
import type { LossBuffers } from "./actor_critic_gradient.ts";
import { a2cSchema } from "./a2c_options.ts";
import type { A2cOptions } from "./a2c_options.ts";
import type { AlgorithmRecord, Diagnostics, Parts } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import { remainingShare } from "./annealing.ts";
import { collectRollout } from "./collect_rollout.ts";
import { divergenceOf } from "./divergence.ts";
import { createOptimizer, optimizerStep, savedOptimizer } from "./optimizer.ts";
import type { Optimizer } from "./optimizer.ts";
import { resolveOptions } from "./resolve_options.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { standardize } from "./standardize.ts";
import { explainedVariance } from "./value_function.ts";

/** A2C between two iterations. */
export interface A2cState {
  /** Complete options. */
  readonly options: A2cOptions;
  /** The run's budget, which the learning rate anneals to. */
  readonly totalSteps: number;
  /** Policy, value and rollout. */
  readonly learner: ActorCritic;
  /** Moves θ. */
  readonly optimizer: Optimizer;
  /** Buffers of the gradient step. */
  readonly buffers: LossBuffers;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: A2cOptions, parts: Parts): A2cState {
  const { engine } = parts;
  const rows = options.environments * options.stepsPerEnvironment;
  const learner = createActorCritic(options, parts, rows);
  const { theta, rollout } = learner;
  const optimizer = createOptimizer(options.optimizer, engine, theta.length);
  return {
    options,
    totalSteps: parts.totalSteps,
    learner,
    optimizer,
    buffers: createLossBuffers(engine, learner, rows),
    saved: {
      theta,
      rollout: rollout.saved,
      optimizer: savedOptimizer(optimizer),
    },
  };
}

function iterate(state: A2cState): Diagnostics {
  const { options, learner, buffers } = state;
  const { rollout, valueNetwork, values, advantages, returns } = learner;
  const { rows, observations, actions } = rollout;
  const episodes = collectRollout(rollout, learner.policyTheta);
  estimateAdvantages(learner, valueNetwork, learner.valueTheta, options);
  const explained = explainedVariance(values, returns, rows);
  if (options.normalizeAdvantage) standardize(advantages, rows);

  // ∇ of −mean log π(a|s) A + c_v mean (V(s) − R)² − c_e mean H, A held fixed
  const { entropy, valueError, gradientNorm } = actorCriticGradient(
    learner,
    { rows, observations, actions, returns },
    options,
    buffers,
    () => {
      for (let i = 0; i < rows; i++) buffers.weights[i] = -advantages[i] / rows;
    },
  );
  const steps = rollout.steps[0];
  const finite = Number.isFinite(gradientNorm);
  if (finite) {
    const remaining = remainingShare(steps, state.totalSteps);
    const rate = options.learningRate *
      (options.annealLearningRate ? remaining : 1);
    optimizerStep(state.optimizer, learner.theta, buffers.gradient, rate);
  }
  const valueLoss = valueError / rows;
  return {
    steps,
    episodes,
    metrics: {
      entropy: entropy / rows,
      valueLoss,
      explainedVariance: explained,
      gradientNorm,
    },
    diverged: divergenceOf({ gradientNorm, valueLoss }),
  };
}

/**
 * Advantage actor-critic, Mnih et al. 2016, https://arxiv.org/abs/1602.01783,
 * in its synchronous form: k-step or generalized advantages, an entropy bonus,
 * one gradient step a rollout.
 *
 * @example Adam in place of RMSProp
 * ```ts
 * import { a2c } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const { optimizer } = a2c.resolve({ optimizer: { kind: "adam" } });
 * assertEquals(optimizer, { kind: "adam", epsilon: 1e-5 });
 * ```
 */
export const a2c: AlgorithmRecord<A2cOptions, A2cState> = {
  name: "a2c",
  resolve: (options) => resolveOptions("A2C", a2cSchema(), options),
  environmentCount: (options) => options.environments,
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ learner }) => actorCriticPolicy(learner),
  stepCost: 0.4,
  styles: { a2c: 1 },
  diagnostics: [
    diagnostics.entropy,
    diagnostics.explainedVariance,
    diagnostics.valueLoss,
    diagnostics.gradientNorm,
  ],
  golden: {
    discrete: {},
    box: {
      normalizeObservations: true,
      normalizeRewards: true,
      exploration: { kind: "gsde", initialLogStd: -1, resampleEvery: 4 },
    },
  },
};
