/**
 * Every episode that there is, for MDPs that are tiny.
 *
 * @module
 */
import type { GradientMoments } from "./gradient_moments.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** One episode of exactly T steps. */
export interface Episode {
  /** s_0 to s_{T−1}. */
  readonly states: readonly number[];
  /** a_0 to a_{T−1}. */
  readonly actions: readonly number[];
}

/** An episode and how likely it is. */
export interface LikelyEpisode extends Episode {
  /** μ(s_0) Π_t π(a_t|s_t) Π_t P(s_{t+1}|s_t, a_t), above 0. */
  readonly probability: number;
}

/**
 * Lists the episodes of a policy, (S·A)ᵀ of them at most.
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param steps T ≥ 1.
 * @returns Every episode of T steps that can happen; probabilities sum to 1.
 *
 * @example A coin thrown twice
 * ```ts
 * import { createMdp, enumerateEpisodes } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[0, 1]],
 *   start: [1],
 *   gamma: 0.9,
 * });
 * const episodes = enumerateEpisodes(mdp, Float64Array.of(0.25, 0.75), 2);
 *
 * assertEquals(episodes.map(({ probability }) => probability), [
 *   0.0625,
 *   0.1875,
 *   0.1875,
 *   0.5625,
 * ]);
 * assertEquals(episodes[1].actions, [0, 1]);
 * ```
 */
export function enumerateEpisodes(
  mdp: Mdp,
  policy: PolicyTable,
  steps: number,
): LikelyEpisode[] {
  const episodes: LikelyEpisode[] = [];
  const states = new Array<number>(steps);
  const actions = new Array<number>(steps);
  const goOn = (t: number, s: number, probability: number) => {
    states[t] = s;
    for (let a = 0; a < mdp.actions; a++) {
      const i = s * mdp.actions + a;
      const p = probability * policy[i];
      if (p === 0) continue;
      actions[t] = a;
      if (t === steps - 1) {
        episodes.push({
          states: [...states],
          actions: [...actions],
          probability: p,
        });
        continue;
      }
      for (let next = 0; next < mdp.states; next++) {
        const chance = mdp.transitions[i * mdp.states + next];
        if (chance > 0) goOn(t + 1, next, p * chance);
      }
    }
  };
  mdp.start.forEach((p, s) => {
    if (p > 0) goOn(0, s, p);
  });
  return episodes;
}

/**
 * The exact mean and variance of an estimate that one episode gives.
 *
 * @param episodes Every episode.
 * @param estimates What each gives, in their order.
 * @returns The moments.
 */
export function exactMoments(
  episodes: readonly LikelyEpisode[],
  estimates: readonly Float64Array[],
): GradientMoments {
  const mean = new Float64Array(estimates[0].length);
  episodes.forEach(({ probability }, e) => {
    for (let i = 0; i < mean.length; i++) {
      mean[i] += probability * estimates[e][i];
    }
  });
  const variance = new Float64Array(mean.length);
  episodes.forEach(({ probability }, e) => {
    for (let i = 0; i < mean.length; i++) {
      variance[i] += probability * (estimates[e][i] - mean[i]) ** 2;
    }
  });
  return { mean, variance };
}
