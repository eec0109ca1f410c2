import type { Random } from "../../../numerics/mod.ts";
import {
  enumerateEpisodes,
  type LikelyEpisode,
} from "../../estimators/enumerate_episodes.ts";
import type { EpisodeSource } from "../../estimators/tabular_policy.ts";
import { endIn, type Mdp } from "../../mdp/mdp.ts";
import type { PolicyTable } from "../../mdp/policy_table.ts";
import { randomMdp, randomPolicy } from "../../mdp/random_mdp.ts";

/** Discounts that are drawn from. */
const GAMMAS = [0.5, 0.8, 0.95];

/**
 * Draws an MDP and a policy to play. In the even cases every action leads to a
 * later state, and the last one terminates, so that no episode is cut; in the
 * odd ones nothing terminates, and a time limit cuts every episode. Rewards have
 * the mean 1, as baselines do most where returns are of one sign.
 *
 * @param random Where it comes from.
 * @param index Number of the case.
 * @returns MDP, policy and time limit.
 */
export function drawEpisodes(random: Random, index: number): EpisodeSource {
  return index % 2 === 0 ? drawTerminating(random) : drawCut(random);
}

/**
 * Draws one of those that terminate before the time limit.
 *
 * @param random Where it comes from.
 * @returns MDP, policy and time limit.
 */
export function drawTerminating(random: Random): EpisodeSource {
  const mdp = leadForward(drawMdp(random, 5 + random.integer(2)));
  const { logits } = randomPolicy(mdp, random);
  return { mdp, logits, steps: mdp.states };
}

/**
 * Draws one of which the time limit cuts every episode.
 *
 * @param random Where it comes from.
 * @returns MDP, policy and time limit.
 */
export function drawCut(random: Random): EpisodeSource {
  const mdp = drawMdp(random, 2 + random.integer(3));
  const { logits } = randomPolicy(mdp, random);
  return { mdp, logits, steps: 3 + random.integer(4) };
}

/**
 * Draws one whose episodes may terminate, but some of which are cut before.
 *
 * @param random Where it comes from.
 * @returns MDP, policy and time limit.
 */
export function drawBoth(random: Random): EpisodeSource {
  return { ...drawTerminating(random), steps: 3 };
}

/**
 * Draws one of which every episode is cut after two steps, and every action
 * leads to one state for certain, so that what would follow depends much on the
 * last action.
 *
 * @param random Where it comes from.
 * @returns MDP, policy and time limit.
 */
export function drawBrief(random: Random): EpisodeSource {
  const mdp = drawMdp(random, 3 + random.integer(3), 1);
  const { logits } = randomPolicy(mdp, random);
  return { mdp, logits, steps: 2 };
}

function drawMdp(random: Random, states: number, successors = states): Mdp {
  const gamma = GAMMAS[random.integer(GAMMAS.length)];
  const actions = 2 + random.integer(2);
  const mdp = randomMdp(random, { states, actions, gamma, successors });
  return { ...mdp, rewards: mdp.rewards.map((r) => r + 1) };
}

/** Lets every state lead to later ones only, the last of which is terminal. */
function leadForward(mdp: Mdp): Mdp {
  const { states, actions } = mdp;
  const transitions = mdp.transitions.slice();
  for (let i = 0; i < (states - 1) * actions; i++) {
    const row = transitions.subarray(i * states, (i + 1) * states);
    row.fill(0, 0, Math.floor(i / actions) + 1);
    normalize(row);
  }
  return endIn({ ...mdp, transitions }, states - 1);
}

function normalize(row: Float64Array): void {
  const sum = row.reduce((total, p) => total + p, 0);
  row.forEach((p, i) => row[i] = p / sum);
}

/** Steps of every episode. */
export const TINY_STEPS = 4;

/** Discounts that are drawn from. */
const TINY_GAMMAS = [0.3, 0.6, 0.9, 0.99];

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
  const gamma = TINY_GAMMAS[random.integer(TINY_GAMMAS.length)];
  const drawn = randomMdp(random, { states: 2, actions: 2, gamma });
  const mdp = { ...drawn, rewards: drawn.rewards.map((r) => 1 + r) };
  const { logits, policy } = randomPolicy(mdp, random);
  const episodes = enumerateEpisodes(mdp, policy, TINY_STEPS);
  return { mdp, logits, policy, episodes };
}
