/**
 * Advantage actor-critic, synchronous.
 *
 * @module
 */
import type { AlgorithmRecord, Diagnostics } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import type { Parts } from "./state/parts.ts";
import { collectRollout } from "./collect/collect_rollout.ts";
import {
  actorCriticPolicy,
  createActorCritic,
} from "./estimate/actor_critic.ts";
import type { ActorCritic } from "./estimate/actor_critic.ts";
import { explainedVariance } from "./estimate/explained_variance.ts";
import { estimateAdvantages } from "./estimate/rollout_advantages.ts";
import { standardize } from "./estimate/standardize.ts";
import { a2cSchema } from "./options/a2c_options.ts";
import type { A2cOptions } from "./options/a2c_options.ts";
import { resolveOptions } from "./options/resolve_options.ts";
import {
  createOptimizer,
  optimizerStep,
  savedOptimizer,
} from "./state/optimizer.ts";
import type { Optimizer } from "./state/optimizer.ts";
import { decodeState, encodeState } from "./state/saved_state.ts";
import type { SavedTree } from "./state/saved_state.ts";
import {
  actorCriticGradient,
  createActorCriticLoss,
} from "./update/actor_critic_gradient.ts";
import type { ActorCriticLoss } from "./update/actor_critic_gradient.ts";
import { remainingShare } from "./update/annealing.ts";
import { divergenceOf } from "./update/divergence.ts";

/** A2C between two iterations. */
export interface A2cState {
  /** Complete options. */
  readonly options: A2cOptions;
  /** The run's budget, which the learning rate anneals to. */
  readonly totalSteps: number;
  /** Policy, value and rollout. */
  readonly learner: ActorCritic;
  /** Moves θ and φ. */
  readonly optimizer: Optimizer;
  /** Buffers of the gradient step. */
  readonly loss: ActorCriticLoss;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: A2cOptions, parts: Parts): A2cState {
  const { engine, totalSteps } = parts;
  const rows = options.environments * options.stepsPerEnvironment;
  const learner = createActorCritic(options, parts, rows);
  const { parameters, rollout } = learner;
  const size = parameters.length;
  const optimizer = createOptimizer(options.optimizer, engine, size);
  return {
    options,
    totalSteps,
    learner,
    optimizer,
    loss: createActorCriticLoss(engine, learner, rows),
    saved: {
      theta: parameters,
      rollout: rollout.saved,
      optimizer: savedOptimizer(optimizer),
    },
  };
}

function iterate(state: A2cState): Diagnostics {
  const { options, learner, loss, optimizer } = state;
  const { rollout, theta, value, parameters } = learner;
  const { values, advantages, returns } = learner;
  const { rows, observations, actions } = rollout;

  // Play k steps in every environment under π_θ.
  const episodes = collectRollout(rollout, theta);

  // A_t = Σ_l (γλ)ˡ δ_{t+l}, R_t = A_t + V_φ(s_t)
  estimateAdvantages(learner, rollout, value, options);
  const explained = explainedVariance(values, returns, rows);
  if (options.normalizeAdvantage) standardize(advantages, rows);

  // ∇ of −mean log π(a|s) A + c_v mean (V(s) − R)² − c_e mean H, A held fixed
  const { entropy, valueError, gradientNorm } = actorCriticGradient(
    loss,
    { rows, observations, actions, returns },
    options,
    () => {
      for (let i = 0; i < rows; i++) loss.weights[i] = -advantages[i] / rows;
    },
  );

  // (θ, φ) ← (θ, φ) − α ∇, by RMSProp or Adam
  const steps = rollout.steps[0];
  if (Number.isFinite(gradientNorm)) {
    const alpha = options.annealLearningRate
      ? options.learningRate * remainingShare(steps, state.totalSteps)
      : options.learningRate;
    optimizerStep(optimizer, parameters, loss.gradient, alpha);
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
export const a2c: AlgorithmRecord<A2cOptions> = {
  name: "a2c",
  resolve: (options) => resolveOptions("A2C", a2cSchema, options),
  environmentCount: (options) => options.environments,
  create,
  iterate,
  save: ({ saved }: A2cState) => encodeState(saved),
  restore: ({ saved }: A2cState, bytes) => decodeState(saved, bytes),
  policy: ({ learner }: A2cState) => actorCriticPolicy(learner),
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
