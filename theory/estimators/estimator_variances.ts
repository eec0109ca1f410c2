/**
 * Exact variances of score-function estimates from one episode.
 *
 * @module
 */
import {
  enumerateEpisodes,
  exactMoments,
  type LikelyEpisode,
} from "./enumerate_episodes.ts";
import { finiteHorizon } from "../mdp/finite_horizon.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { softmaxPolicy } from "../mdp/policy_table.ts";
import {
  batchOf,
  type EpisodeBatch,
  scoreEstimate,
  type ScoreEstimateOptions,
  scoreScene,
  weighScores,
} from "./score_estimates.ts";
import { stateAt } from "./tabular_policy.ts";

/** Score and return of every episode. */
interface EpisodeTerms {
  /** Every episode. */
  readonly episodes: readonly LikelyEpisode[];
  /** S = Σ_t ∇log π(a_t|s_t) of each, `[S·A]`. */
  readonly scores: readonly Float64Array[];
  /** G = Σ_t γᵗ r_t of each. */
  readonly returns: readonly number[];
}

/**
 * Scores by `scoreGradient` and returns of all episodes.
 *
 * @param mdp The MDP.
 * @param logits θ, `[S·A]`.
 * @param episodes Every episode of a length.
 * @returns The terms.
 */
export function episodeTerms(
  mdp: Mdp,
  logits: Float64Array,
  episodes: readonly LikelyEpisode[],
): EpisodeTerms {
  const steps = episodes[0].states.length;
  const scene = scoreScene(mdp, logits, steps);
  const ones = new Float64Array(steps).fill(1);
  return {
    episodes,
    scores: episodes.map((e) => weighScores(scene, batchOf(mdp, [e]), ones)),
    returns: episodes.map(({ states, actions }) =>
      states.reduceRight(
        (toGo, s, t) =>
          mdp.rewards[s * mdp.actions + actions[t]] + mdp.gamma * toGo,
        0,
      )
    ),
  };
}

/**
 * The constant baseline of least variance, one for each parameter,
 * b_i = E[G S_i²]/E[S_i²].
 *
 * Source: Peters and Schaal 2008, https://doi.org/10.1016/j.neunet.2008.02.003
 *
 * @param terms Every episode.
 * @returns b, `[S·A]`; 0 where the score never differs from 0.
 */
export function optimalConstant(terms: EpisodeTerms): Float64Array {
  const { episodes, scores, returns } = terms;
  return scores[0].map((_, i) => {
    let products = 0;
    let squares = 0;
    episodes.forEach(({ probability: p }, e) => {
      products += p * returns[e] * scores[e][i] * scores[e][i];
      squares += p * scores[e][i] * scores[e][i];
    });
    return squares > 0 ? products / squares : 0;
  });
}

/**
 * The variance of the total return with a constant baseline, Var S_i (G − b_i).
 *
 * @param terms Every episode.
 * @param baseline b, `[S·A]`.
 * @returns The variance of each component, `[S·A]`.
 */
export function constantVariance(
  terms: EpisodeTerms,
  baseline: Float64Array,
): Float64Array {
  const { episodes, scores, returns } = terms;
  const estimates = scores.map((score, e) =>
    score.map((s, i) => s * (returns[e] - baseline[i]))
  );
  return exactMoments(episodes, estimates).variance;
}

/** Variances of estimates from one episode, summed over components. */
export interface EstimatorVariances {
  /** T, steps of the episode. */
  readonly horizon: number;
  /** Of S G. */
  readonly total: number;
  /** Of S (G − b) with the optimal b of each component. */
  readonly optimal: number;
  /** Of Σ_t γᵗ ∇log π G_t. */
  readonly rewardToGo: number;
  /** Of Σ_t γᵗ ∇log π (G_t − V_t(s_t)). */
  readonly value: number;
}

/**
 * Lists all episodes for the exact variances; there are (S·A)ᵀ of them.
 *
 * @param mdp The MDP, a tiny one.
 * @param logits θ, `[S·A]`.
 * @param horizon T ≥ 1.
 * @returns The variances.
 *
 * @example One step, where the total return is the reward to go
 * ```ts
 * import { createMdp, estimatorVariances } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 3]],
 *   start: [1],
 *   gamma: 0.9,
 * });
 * const logits = new Float64Array(2);
 *
 * // S_0 G is ½ · 1 or −½ · 3; less the mean return 2 it is −½ either way.
 * assertEquals(estimatorVariances(mdp, logits, 1), {
 *   horizon: 1,
 *   total: 2,
 *   optimal: 0,
 *   rewardToGo: 2,
 *   value: 0,
 * });
 * ```
 */
export function estimatorVariances(
  mdp: Mdp,
  logits: Float64Array,
  horizon: number,
): EstimatorVariances {
  const policy = softmaxPolicy(mdp, logits);
  const episodes = enumerateEpisodes(mdp, policy, horizon);
  const terms = episodeTerms(mdp, logits, episodes);
  const { v } = finiteHorizon(mdp, policy, horizon);
  const scene = scoreScene(mdp, logits, horizon);
  const subtract = (weights: Float64Array, batch: EpisodeBatch) => {
    for (let t = 0; t < horizon; t++) {
      weights[t] -= v[horizon - t][stateAt(batch.observations, t, mdp.states)];
    }
  };
  const varianceOf = (options: ScoreEstimateOptions) => {
    const estimates = episodes.map((e) =>
      scoreEstimate(scene, batchOf(mdp, [e]), options)
    );
    return sum(exactMoments(episodes, estimates).variance);
  };
  return {
    horizon,
    total: varianceOf({ returns: "total" }),
    optimal: sum(constantVariance(terms, optimalConstant(terms))),
    rewardToGo: varianceOf({}),
    value: varianceOf({ subtract }),
  };
}

/**
 * Σ_i x_i.
 *
 * @param values x, `[n]`.
 * @returns The sum.
 */
export function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
