/**
 * Proximal policy optimization with a clipped surrogate.
 *
 * @module
 */
import { type Adam, adamStep, createAdam } from "../networks/mod.ts";
import type { Vector } from "../networks/vector.ts";
import { shuffle } from "../numerics/mod.ts";
import type { Random } from "../numerics/random.ts";
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
import { ppoSchema } from "./options/ppo_options.ts";
import type { PpoOptions } from "./options/ppo_options.ts";
import { resolveOptions } from "./options/resolve_options.ts";
import { savedAdam } from "./state/optimizer.ts";
import { decodeState, encodeState } from "./state/saved_state.ts";
import type { SavedTree } from "./state/saved_state.ts";
import {
  actorCriticGradient,
  createActorCriticLoss,
} from "./update/actor_critic_gradient.ts";
import type {
  ActorCriticLoss,
  Losses,
} from "./update/actor_critic_gradient.ts";
import { remainingShare } from "./update/annealing.ts";
import { clippedSurrogateWeights } from "./update/clipped_surrogate.ts";
import type { RatioSums } from "./update/clipped_surrogate.ts";
import { divergenceOf } from "./update/divergence.ts";
import { createMinibatch, gatherMinibatch } from "./update/minibatch.ts";
import type { Minibatch } from "./update/minibatch.ts";

/** PPO between two iterations. */
export interface PpoState {
  /** Complete options. */
  readonly options: PpoOptions;
  /** The run's budget, which schedules run to. */
  readonly totalSteps: number;
  /** Policy, value and rollout. */
  readonly learner: ActorCritic;
  /** Moves θ and φ. */
  readonly adam: Adam;
  /** Buffers of a gradient step. */
  readonly loss: ActorCriticLoss;
  /** `[rollout rows]`: log π_old(a|s). */
  readonly oldLogProbs: Vector;
  /** `[rollout rows]`: the order in which an epoch visits the rows. */
  readonly order: Uint32Array;
  /** The rows of a gradient step. */
  readonly minibatch: Minibatch;
  /** Shuffles the order. */
  readonly shuffling: Random;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: PpoOptions, parts: Parts): PpoState {
  const { engine, totalSteps } = parts;
  const rows = options.environments * options.stepsPerEnvironment;
  const size = Math.min(options.minibatchSize, rows);
  const learner = createActorCritic(options, parts, size);
  const { parameters, rollout } = learner;
  const adam = createAdam(engine, parameters.length);
  const shuffling = parts.random("shuffling");
  return {
    options,
    totalSteps,
    learner,
    adam,
    loss: createActorCriticLoss(engine, learner, size),
    oldLogProbs: engine.vector(rows),
    order: new Uint32Array(rows),
    minibatch: createMinibatch(engine, learner, size),
    shuffling,
    saved: {
      theta: parameters,
      rollout: rollout.saved,
      adam: savedAdam(adam),
      shuffling: shuffling.state,
    },
  };
}

function iterate(state: PpoState): Diagnostics {
  const { options, learner, loss, minibatch, oldLogProbs, order } = state;
  const { policy: { distribution }, parameters, theta, value } = learner;
  const { rollout, values, returns } = learner;
  const { rows, outputs, actions } = rollout;

  // Play T steps in every environment under π_old.
  const episodes = collectRollout(rollout, theta);
  distribution.logProb(outputs, actions, rows, oldLogProbs);

  // A_t = Σ_l (γλ)ˡ δ_{t+l}, R_t = A_t + V_φ(s_t)
  estimateAdvantages(learner, rollout, value, options);
  const explained = explainedVariance(values, returns, rows);

  // α and ε, which may fall linearly to 0 over the run
  const steps = rollout.steps[0];
  const remaining = remainingShare(steps, state.totalSteps);
  const alpha = options.learningRate *
    (options.annealLearningRate ? remaining : 1);
  const epsilon = options.clipRatio *
    (options.annealClipRatio ? remaining : 1);

  const met = createSums();
  const klLimit = options.targetKl === null ? Infinity : 1.5 * options.targetKl;
  for (let i = 0; i < rows; i++) order[i] = i;
  epochs:
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, state.shuffling);
    for (let start = 0; start < rows; start += options.minibatchSize) {
      const chosen = order.subarray(start, start + options.minibatchSize);
      const count = chosen.length;
      gatherMinibatch(minibatch, learner, oldLogProbs, chosen);
      if (options.normalizeAdvantage) standardize(minibatch.advantages, count);

      // ∇ of −L^CLIP + c_v mean (V(s) − R)² − c_e mean H,
      // L^CLIP = mean min(r A, clip(r, 1 − ε, 1 + ε) A), r = π(a|s) / π_old(a|s)
      let ratios: RatioSums = { kl: 0, clipped: 0 };
      const losses = actorCriticGradient(
        loss,
        { ...minibatch, rows: count },
        options,
        (y) => {
          const { actions, logProbs } = minibatch;
          distribution.logProb(y, actions, count, logProbs);
          ratios = clippedSurrogateWeights(
            minibatch,
            count,
            epsilon,
            loss.weights,
          );
        },
      );
      addSums(met, count, { ...losses, ...ratios });
      const finite = Number.isFinite(losses.gradientNorm);
      if (!finite || ratios.kl / count > klLimit) break epochs;

      // (θ, φ) ← (θ, φ) − α ∇, by Adam
      adamStep(state.adam, parameters, loss.gradient, alpha);
      met.updates++;
    }
  }

  const { gradientNorm } = met;
  const valueLoss = met.valueError / met.rows;
  return {
    steps,
    episodes,
    metrics: {
      kl: met.kl / met.rows,
      clipFraction: met.clipped / met.rows,
      entropy: met.entropy / met.rows,
      valueLoss,
      explainedVariance: explained,
      gradientNorm,
      updates: met.updates,
    },
    diverged: divergenceOf({ gradientNorm, valueLoss }),
  };
}

/** Sums over the rows that the epochs have visited, and the last norm. */
interface Sums {
  rows: number;
  updates: number;
  kl: number;
  clipped: number;
  entropy: number;
  valueError: number;
  gradientNorm: number;
}

function createSums(): Sums {
  return {
    rows: 0,
    updates: 0,
    kl: 0,
    clipped: 0,
    entropy: 0,
    valueError: 0,
    gradientNorm: 0,
  };
}

function addSums(sums: Sums, rows: number, met: Losses & RatioSums): void {
  sums.rows += rows;
  sums.kl += met.kl;
  sums.clipped += met.clipped;
  sums.entropy += met.entropy;
  sums.valueError += met.valueError;
  sums.gradientNorm = met.gradientNorm;
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
export const ppo: AlgorithmRecord<PpoOptions> = {
  name: "ppo",
  resolve: (options) => resolveOptions("PPO", ppoSchema, options),
  environmentCount: (options) => options.environments,
  create,
  iterate,
  save: ({ saved }: PpoState) => encodeState(saved),
  restore: ({ saved }: PpoState, bytes) => decodeState(saved, bytes),
  policy: ({ learner }: PpoState) => actorCriticPolicy(learner),
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
