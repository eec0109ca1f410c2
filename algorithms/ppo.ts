/**
 * Proximal policy optimization with a clipped surrogate.
 *
 * @module
 */
import { z } from "zod";
import type { Vector } from "../networks/engine.ts";
import {
  type Adam,
  adamStep,
  clipGradientNorm,
  createAdam,
} from "../networks/mod.ts";
import { exp, shuffle } from "../numerics/mod.ts";
import type { Random } from "../numerics/random.ts";
import {
  actingPolicy,
  createActorCritic,
  estimateAdvantages,
} from "./actor_critic.ts";
import type { ActorCritic, ActorCriticOptions } from "./actor_critic.ts";
import type { Algorithm, Diagnostics, Parts } from "./algorithm.ts";
import { standardize } from "./standardize.ts";
import { savedAdam } from "./optimizer.ts";
import { explorationSchema, networkSchema } from "./policy_options.ts";
import { resolveOptions } from "./resolve_options.ts";
import { collectRollout } from "./rollout.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { explainedVariance, gatherRows } from "./value_function.ts";

/** Options of PPO. Defaults are those of Stable-Baselines3. */
export interface PpoOptions extends ActorCriticOptions {
  /**
   * Copies of the environment that are stepped together; usual range 1 to 64.
   * @default 1
   */
  readonly environments: number;
  /**
   * Steps of each copy between two updates; usual range 32 to 2048.
   * @default 2048
   */
  readonly stepsPerEnvironment: number;
  /**
   * Passes over a rollout; usual range 3 to 20.
   * @default 10
   */
  readonly epochs: number;
  /**
   * Rows of one gradient step; usual range 32 to 4096. The whole rollout where it has fewer.
   * @default 64
   */
  readonly minibatchSize: number;
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * λ of generalized advantage estimation; usual range 0.8 to 1.
   * @default 0.95
   */
  readonly lambda: number;
  /**
   * Adam's step size; usual range 1e-5 to 1e-3.
   * @default 0.0003
   */
  readonly learningRate: number;
  /**
   * Whether the step size falls linearly to 0 over the run.
   * @default false
   */
  readonly annealLearningRate: boolean;
  /**
   * ε of the clipped surrogate; usual range 0.1 to 0.3.
   * @default 0.2
   */
  readonly clipRatio: number;
  /**
   * Whether ε falls linearly to 0 over the run.
   * @default false
   */
  readonly annealClipRatio: boolean;
  /**
   * Whether advantages are standardized within each minibatch.
   * @default true
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
   * Stops the epochs of an update once the estimated KL exceeds 1.5 times this; null never stops.
   * @default null
   */
  readonly targetKl: number | null;
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

function schema(): z.ZodType<PpoOptions> {
  return z.strictObject({
    environments: z.int().min(1).max(4096).default(1),
    stepsPerEnvironment: z.int().min(1).max(1e6).default(2048),
    epochs: z.int().min(1).max(1000).default(10),
    minibatchSize: z.int().min(1).max(1e6).default(64),
    gamma: z.number().min(0).max(1).default(0.99),
    lambda: z.number().min(0).max(1).default(0.95),
    learningRate: z.number().positive().max(10).default(3e-4),
    annealLearningRate: z.boolean().default(false),
    clipRatio: z.number().positive().max(10).default(0.2),
    annealClipRatio: z.boolean().default(false),
    normalizeAdvantage: z.boolean().default(true),
    valueCoefficient: z.number().min(0).max(1e3).default(0.5),
    entropyCoefficient: z.number().min(0).max(1e3).default(0),
    maxGradientNorm: z.number().positive().max(1e9).default(0.5),
    targetKl: z.number().positive().nullable().default(null),
    normalizeObservations: z.boolean().default(false),
    normalizeRewards: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  });
}

/** Buffers of one minibatch. */
interface Minibatch {
  readonly observations: Vector;
  readonly actions: Vector;
  readonly advantages: Float64Array;
  readonly logProbs: Vector;
  readonly weights: Vector;
  readonly entropies: Vector;
  readonly outputsBar: Vector;
  readonly valuesBar: Vector;
}

/** PPO between two iterations. */
export interface PpoState {
  readonly options: PpoOptions;
  readonly totalSteps: number;
  readonly learner: ActorCritic;
  readonly adam: Adam;
  readonly gradient: Vector;
  readonly oldLogProbs: Vector;
  readonly order: Uint32Array;
  readonly minibatch: Minibatch;
  readonly shuffling: Random;
  readonly saved: SavedTree;
}

function create(options: PpoOptions, parts: Parts): PpoState {
  const { engine } = parts;
  const rows = options.environments * options.stepsPerEnvironment;
  const size = Math.min(options.minibatchSize, rows);
  const learner = createActorCritic(options, parts, size);
  const { theta, policy, rollout } = learner;
  const { actionSize, outputSize } = policy.distribution;
  const adam = createAdam(theta.length);
  const shuffling = parts.random("shuffling");
  return {
    options,
    totalSteps: parts.totalSteps,
    learner,
    adam,
    gradient: engine.vector(theta.length),
    oldLogProbs: engine.vector(rows),
    order: new Uint32Array(rows),
    minibatch: {
      observations: engine.vector(
        size * rollout.environments.observationSize,
      ),
      actions: engine.vector(size * actionSize),
      advantages: new Float64Array(size),
      logProbs: engine.vector(size),
      weights: engine.vector(size),
      entropies: engine.vector(size),
      outputsBar: engine.vector(size * outputSize),
      valuesBar: engine.vector(size),
    },
    shuffling,
    saved: {
      theta,
      rollout: rollout.saved,
      adam: savedAdam(adam),
      shuffling: shuffling.state,
    },
  };
}

/** What one minibatch step measured. */
interface StepOutcome {
  /** Sum over rows of (ratio − 1) − log ratio, an estimate of KL(π_old ‖ π). */
  kl: number;
  clipped: number;
  entropy: number;
  valueError: number;
  gradientNorm: number;
}

function iterate(state: PpoState): Diagnostics {
  const { options, learner, order } = state;
  const { rollout, policy, policyTheta } = learner;
  const { rows } = rollout;
  const episodes = collectRollout(rollout, policyTheta);
  estimateAdvantages(learner, learner.valueNetwork, learner.valueTheta, options);
  const explained = explainedVariance(learner.values, learner.returns, rows);
  policy.distribution.logProb(
    rollout.outputs,
    rollout.actions,
    rows,
    state.oldLogProbs,
  );
  // Schedules run from 1 to 0 over the run, as of the end of the rollout.
  const remaining = Math.max(0, 1 - rollout.steps[0] / state.totalSteps);
  const learningRate = options.learningRate *
    (options.annealLearningRate ? remaining : 1);
  const clipRatio = options.clipRatio *
    (options.annealClipRatio ? remaining : 1);

  for (let i = 0; i < rows; i++) order[i] = i;
  const total = { kl: 0, clipped: 0, entropy: 0, valueError: 0 };
  let gradientNorm = 0;
  let rowsSeen = 0;
  let updates = 0;
  epochs: for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, state.shuffling);
    for (let start = 0; start < rows; start += options.minibatchSize) {
      const count = Math.min(options.minibatchSize, rows - start);
      const outcome = computeGradient(state, start, count, clipRatio);
      rowsSeen += count;
      total.kl += outcome.kl;
      total.clipped += outcome.clipped;
      total.entropy += outcome.entropy;
      total.valueError += outcome.valueError;
      gradientNorm = outcome.gradientNorm;
      const limit = options.targetKl === null ? Infinity : options.targetKl;
      if (!Number.isFinite(gradientNorm) || outcome.kl / count > 1.5 * limit) {
        break epochs;
      }
      adamStep(state.adam, learner.theta, state.gradient, learningRate);
      updates++;
    }
  }
  return {
    steps: rollout.steps[0],
    episodes,
    metrics: {
      kl: total.kl / rowsSeen,
      clipFraction: total.clipped / rowsSeen,
      entropy: total.entropy / rowsSeen,
      valueLoss: total.valueError / rowsSeen,
      explainedVariance: explained,
      gradientNorm,
      updates,
    },
    diverged: Number.isFinite(gradientNorm)
      ? null
      : "the gradient is not finite",
  };
}

/**
 * Gradient of −L^CLIP + c_v (V − R)² − c_e H over one minibatch, clipped in norm.
 *
 * L^CLIP = mean min(r A, clip(r, 1 − ε, 1 + ε) A), r = π(a|s) / π_old(a|s).
 * Schulman et al. 2017, equations 7 and 9, https://arxiv.org/abs/1707.06347.
 */
function computeGradient(
  state: PpoState,
  start: number,
  count: number,
  clipRatio: number,
): StepOutcome {
  const { options, learner, order, minibatch, gradient } = state;
  const { rollout, policy, valueNetwork, policyTheta, valueTheta } = learner;
  const { distribution } = policy;
  const { observations, actions, advantages, logProbs, weights } = minibatch;
  const size = rollout.environments.observationSize;
  const { actionSize } = distribution;
  gatherRows(rollout.observations, order, start, count, size, observations);
  gatherRows(rollout.actions, order, start, count, actionSize, actions);
  for (let i = 0; i < count; i++) {
    advantages[i] = learner.advantages[order[start + i]];
  }
  if (options.normalizeAdvantage) standardize(advantages, count);

  const outcome = { kl: 0, clipped: 0, entropy: 0, valueError: 0 };
  const { y: outputs, vjp } = policy.linearize(
    policyTheta,
    observations,
    count,
  );
  distribution.logProb(outputs, actions, count, logProbs);
  for (let i = 0; i < count; i++) {
    const logRatio = logProbs[i] - state.oldLogProbs[order[start + i]];
    const ratio = exp(logRatio);
    const advantage = advantages[i];
    // The minimum takes the clipped term, whose gradient is 0, where the ratio has
    // already moved past 1 ± ε in the direction that the advantage asks for.
    const clipped = advantage >= 0
      ? ratio > 1 + clipRatio
      : ratio < 1 - clipRatio;
    weights[i] = clipped ? 0 : (-advantage * ratio) / count;
    outcome.kl += ratio - 1 - logRatio;
    outcome.clipped += clipped ? 1 : 0;
  }
  const { outputsBar, valuesBar, entropies } = minibatch;
  distribution.logProbGradient(outputs, actions, weights, count, outputsBar);
  distribution.entropy(outputs, count, entropies);
  for (let i = 0; i < count; i++) outcome.entropy += entropies[i];
  if (options.entropyCoefficient > 0) {
    distribution.addEntropyGradient(
      outputs,
      -options.entropyCoefficient / count,
      count,
      outputsBar,
    );
  }
  vjp(outputsBar, gradient.subarray(0, policy.parameterCount) as Vector);

  const value = valueNetwork.linearize(valueTheta, observations, count);
  for (let i = 0; i < count; i++) {
    const error = value.y[i] - learner.returns[order[start + i]];
    outcome.valueError += error * error;
    valuesBar[i] = (2 * options.valueCoefficient * error) / count;
  }
  value.vjp(valuesBar, gradient.subarray(policy.parameterCount) as Vector);
  return {
    ...outcome,
    gradientNorm: clipGradientNorm(gradient, options.maxGradientNorm),
  };
}

/**
 * Proximal policy optimization, Schulman et al. 2017, https://arxiv.org/abs/1707.06347,
 * with the usual practice: minibatch epochs, generalized advantages, standardized
 * advantages, one gradient for policy and value, gradient clipping, annealing.
 */
export const ppo: Algorithm<PpoOptions, PpoState> = {
  name: "ppo",
  resolve: (options) => resolveOptions("PPO", schema(), options),
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
