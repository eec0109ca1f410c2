/**
 * Proximal policy optimization with a clipped surrogate.
 *
 * @module
 */
import type { Engine, Vector } from "../networks/engine.ts";
import { type Adam, adamStep, createAdam } from "../networks/mod.ts";
import { shuffle } from "../numerics/mod.ts";
import type { Random } from "../numerics/random.ts";
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
import type { LossBuffers, Losses } from "./actor_critic_gradient.ts";
import type { AlgorithmRecord, Diagnostics, Parts } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import { remainingShare } from "./annealing.ts";
import { clippedSurrogateWeights } from "./clipped_surrogate.ts";
import type { RatioSums } from "./clipped_surrogate.ts";
import { collectRollout } from "./collect_rollout.ts";
import { divergenceOf } from "./divergence.ts";
import { savedAdam } from "./optimizer.ts";
import { ppoSchema } from "./ppo_options.ts";
import type { PpoOptions } from "./ppo_options.ts";
import { resolveOptions } from "./resolve_options.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { standardize } from "./standardize.ts";
import { explainedVariance, gatherRows } from "./value_function.ts";

/** Rows gathered for one gradient step. */
export interface PpoMinibatch {
  /** `[rows × observation size]`. */
  readonly observations: Vector;
  /** `[rows × action size]`. */
  readonly actions: Vector;
  /** `[rows]`: A. */
  readonly advantages: Float64Array;
  /** `[rows]`: R. */
  readonly returns: Float64Array;
  /** `[rows]`: log π(a|s). */
  readonly logProbs: Vector;
  /** `[rows]`: log π_old(a|s). */
  readonly oldLogProbs: Vector;
}

/** PPO between two iterations. */
export interface PpoState {
  /** Complete options. */
  readonly options: PpoOptions;
  /** The run's budget, which schedules run to. */
  readonly totalSteps: number;
  /** Policy, value and rollout. */
  readonly learner: ActorCritic;
  /** Moves θ. */
  readonly adam: Adam;
  /** Buffers of a gradient step. */
  readonly buffers: LossBuffers;
  /** `[rollout rows]`: log π_old(a|s). */
  readonly oldLogProbs: Vector;
  /** `[rollout rows]`: the order in which an epoch visits the rows. */
  readonly order: Uint32Array;
  /** The rows of a gradient step. */
  readonly minibatch: PpoMinibatch;
  /** Shuffles the order. */
  readonly shuffling: Random;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: PpoOptions, parts: Parts): PpoState {
  const { engine } = parts;
  const rows = options.environments * options.stepsPerEnvironment;
  const size = Math.min(options.minibatchSize, rows);
  const learner = createActorCritic(options, parts, size);
  const { theta, rollout } = learner;
  const adam = createAdam(engine, theta.length);
  const shuffling = parts.random("shuffling");
  return {
    options,
    totalSteps: parts.totalSteps,
    learner,
    adam,
    buffers: createLossBuffers(engine, learner, size),
    oldLogProbs: engine.vector(rows),
    order: new Uint32Array(rows),
    minibatch: createMinibatch(engine, learner, size),
    shuffling,
    saved: {
      theta,
      rollout: rollout.saved,
      adam: savedAdam(adam),
      shuffling: shuffling.state,
    },
  };
}

function createMinibatch(
  engine: Engine,
  { policy: { distribution }, rollout }: ActorCritic,
  rows: number,
): PpoMinibatch {
  const { observationSize } = rollout.environments;
  return {
    observations: engine.vector(rows * observationSize),
    actions: engine.vector(rows * distribution.actionSize),
    advantages: new Float64Array(rows),
    returns: new Float64Array(rows),
    logProbs: engine.vector(rows),
    oldLogProbs: engine.vector(rows),
  };
}

function iterate(state: PpoState): Diagnostics {
  const { options, learner, oldLogProbs } = state;
  const { rollout, policy, valueNetwork } = learner;
  const { rows, outputs, actions } = rollout;
  const episodes = collectRollout(rollout, learner.policyTheta);
  estimateAdvantages(learner, valueNetwork, learner.valueTheta, options);
  const explained = explainedVariance(learner.values, learner.returns, rows);
  policy.distribution.logProb(outputs, actions, rows, oldLogProbs);
  const steps = rollout.steps[0];
  const update = optimize(state, steps);
  const { gradientNorm } = update;
  const valueLoss = update.valueError / update.rows;
  return {
    steps,
    episodes,
    metrics: {
      kl: update.kl / update.rows,
      clipFraction: update.clipped / update.rows,
      entropy: update.entropy / update.rows,
      valueLoss,
      explainedVariance: explained,
      gradientNorm,
      updates: update.updates,
    },
    diverged: divergenceOf({ gradientNorm, valueLoss }),
  };
}

/** Sums over the rows that the epochs have visited, and the last norm. */
interface Update {
  rows: number;
  updates: number;
  kl: number;
  clipped: number;
  entropy: number;
  valueError: number;
  gradientNorm: number;
}

/** Epochs of minibatch steps over the rollout. */
function optimize(state: PpoState, steps: number): Update {
  const { options, learner, order } = state;
  const rows = order.length;
  // Schedules run from 1 to 0 over the run, as of the end of the rollout.
  const remaining = remainingShare(steps, state.totalSteps);
  const learningRate = options.learningRate *
    (options.annealLearningRate ? remaining : 1);
  const clipRatio = options.clipRatio *
    (options.annealClipRatio ? remaining : 1);
  const klLimit = options.targetKl === null ? Infinity : 1.5 * options.targetKl;
  const update: Update = {
    rows: 0,
    updates: 0,
    kl: 0,
    clipped: 0,
    entropy: 0,
    valueError: 0,
    gradientNorm: 0,
  };
  for (let i = 0; i < rows; i++) order[i] = i;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, state.shuffling);
    for (let start = 0; start < rows; start += options.minibatchSize) {
      const count = Math.min(options.minibatchSize, rows - start);
      const outcome = minibatchGradient(state, start, count, clipRatio);
      update.rows += count;
      update.kl += outcome.kl;
      update.clipped += outcome.clipped;
      update.entropy += outcome.entropy;
      update.valueError += outcome.valueError;
      update.gradientNorm = outcome.gradientNorm;
      const finite = Number.isFinite(outcome.gradientNorm);
      if (!finite || outcome.kl / count > klLimit) return update;
      adamStep(
        state.adam,
        learner.theta,
        state.buffers.gradient,
        learningRate,
      );
      update.updates++;
    }
  }
  return update;
}

/**
 * Gradient of −L^CLIP + c_v (V − R)² − c_e H over one minibatch, clipped in
 * norm. Schulman et al. 2017, equation 9.
 */
function minibatchGradient(
  state: PpoState,
  start: number,
  count: number,
  clipRatio: number,
): Losses & RatioSums {
  const { options, learner, order, minibatch, buffers } = state;
  const { rollout, policy: { distribution } } = learner;
  const { observations, actions, advantages, logProbs } = minibatch;
  const { observationSize: size, actionSize } = rollout.environments;
  gatherRows(rollout.observations, order, start, count, size, observations);
  gatherRows(rollout.actions, order, start, count, actionSize, actions);
  for (let i = 0; i < count; i++) {
    const row = order[start + i];
    advantages[i] = learner.advantages[row];
    minibatch.returns[i] = learner.returns[row];
    minibatch.oldLogProbs[i] = state.oldLogProbs[row];
  }
  if (options.normalizeAdvantage) standardize(advantages, count);

  let ratios: RatioSums = { kl: 0, clipped: 0 };
  const losses = actorCriticGradient(
    learner,
    { ...minibatch, rows: count },
    options,
    buffers,
    (outputs) => {
      distribution.logProb(outputs, actions, count, logProbs);
      ratios = clippedSurrogateWeights(
        minibatch,
        count,
        clipRatio,
        buffers.weights,
      );
    },
  );
  return { ...losses, ...ratios };
}

/**
 * Proximal policy optimization, Schulman et al. 2017,
 * https://arxiv.org/abs/1707.06347, with the usual practice: minibatch epochs,
 * generalized advantages, standardized advantages, one gradient for policy and
 * value, gradient clipping, annealing.
 *
 * @example Defaults complete the options
 * ```ts
 * import { ppo } from "@policy-gradient/bench/algorithms";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * assertEquals(ppo.resolve({ epochs: 4 }).clipRatio, 0.2);
 * assertThrows(
 *   () => ppo.resolve({ clipRatio: -0.2 }),
 *   RangeError,
 *   "Cannot create PPO as 'clipRatio' must be > 0: current value is -0.2",
 * );
 * ```
 */
export const ppo: AlgorithmRecord<PpoOptions, PpoState> = {
  name: "ppo",
  resolve: (options) => resolveOptions("PPO", ppoSchema(), options),
  environmentCount: (options) => options.environments,
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ learner }) => actorCriticPolicy(learner),
  stepCost: 1,
  styles: { ppo: 6 },
  diagnostics: [
    diagnostics.kl,
    {
      name: "clipFraction",
      title: "Clip fraction",
      meaning:
        "Share of samples whose probability ratio lies outside of PPO's clip range.",
    },
    diagnostics.entropy,
    diagnostics.explainedVariance,
    diagnostics.valueLoss,
    diagnostics.gradientNorm,
    {
      name: "updates",
      title: "Minibatch updates",
      meaning:
        "Steps of the optimizer in an iteration; fewer where the KL limit stopped it early.",
    },
  ],
  golden: {
    discrete: { stepsPerEnvironment: 512, entropyCoefficient: 0.01 },
    box: {
      stepsPerEnvironment: 512,
      entropyCoefficient: 0.01,
      normalizeObservations: true,
      normalizeRewards: true,
      annealLearningRate: true,
      annealClipRatio: true,
      exploration: { kind: "independent", squash: true },
    },
  },
};
