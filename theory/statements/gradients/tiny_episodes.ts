import type { Random } from "../../../numerics/mod.ts";
import {
  enumerateEpisodes,
  type LikelyEpisode,
} from "../../estimators/enumerate_episodes.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import type { PolicyTable } from "../../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../../mdp/random_mdp.ts";

/** Steps of every episode. */
export const TINY_STEPS = 4;

/** Discounts that are drawn from. */
const GAMMAS = [0.3, 0.6, 0.9, 0.99];

/** An MDP that is small enough to list all its episodes. */
export interface TinyEpisodes {
  /** Two states, two actions. */
  readonly mdp: Mdp;
  /** θ, `[S·A]`. */
  readonly logits: Float64Array;
  /** π, `[S·A]`. */
  readonly policy: PolicyTable;
  /** Every episode of four steps, 256 where nothing is impossible. */
  readonly episodes: readonly LikelyEpisode[];
}

/**
 * Draws an MDP and a policy, and lists the episodes. Rewards have the mean 1,
 * as baselines do most where returns are of one sign.
 *
 * @param random Where it comes from.
 * @returns The MDP and its episodes.
 */
export function drawTinyEpisodes(random: Random): TinyEpisodes {
  const gamma = GAMMAS[random.integer(GAMMAS.length)];
  const drawn = randomMdp(random, { states: 2, actions: 2, gamma });
  const mdp = { ...drawn, rewards: drawn.rewards.map((r) => 1 + r) };
  const { logits, policy } = randomPolicy(mdp, random);
  const episodes = enumerateEpisodes(mdp, policy, TINY_STEPS);
  return { mdp, logits, policy, episodes };
}
