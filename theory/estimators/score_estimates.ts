/**
 * Score-function estimates by the parts of REINFORCE, from episodes that were
 * played or listed.
 *
 * @module
 */
import { spreadTotals } from "../../algorithms/estimate/weigh_steps.ts";
import { type Episodes, rewardsToGo } from "../../algorithms/mod.ts";
import {
  createScoreBuffers,
  type ScoreBuffers,
  type ScoredEpisodes,
  scoreGradient,
} from "../../algorithms/update/score_gradient.ts";
import type { Vector } from "../../networks/mod.ts";
import type { Episode } from "./enumerate_episodes.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { type TabularPolicy, tabularPolicy } from "./tabular_policy.ts";

/** Whole episodes as REINFORCE reads them. */
export type EpisodeBatch = Episodes & ScoredEpisodes;

/** What an estimator works with. */
export interface ScoreScene {
  /** The MDP, whose γ counts. */
  readonly mdp: Mdp;
  /** π. */
  readonly tabular: TabularPolicy;
  /** Buffers of `scoreGradient`. */
  readonly buffers: ScoreBuffers;
}

/**
 * Makes what an estimator works with.
 *
 * @param mdp The MDP.
 * @param logits θ, `[S·A]`.
 * @param maxRows The most rows of a batch.
 * @returns Policy and buffers.
 */
export function scoreScene(
  mdp: Mdp,
  logits: Float64Array,
  maxRows: number,
): ScoreScene {
  const tabular = tabularPolicy(mdp, logits, maxRows);
  const { engine, policy } = tabular;
  return { mdp, tabular, buffers: createScoreBuffers(engine, policy, maxRows) };
}

/** Which score-function estimate. */
export interface ScoreEstimateOptions {
  /**
   * What weighs the scores: the discounted return of the whole episode, or the
   * rewards to go.
   * @default "reward-to-go"
   */
  readonly returns?: "total" | "reward-to-go";
  /**
   * Whether rewards to go carry γᵗ, as total returns do already.
   * @default true
   */
  readonly discountStates?: boolean;
  /**
   * V of the last observations, `[episodes]`, for truncated episodes.
   * @default null
   */
  readonly ends?: Vector | null;
  /**
   * Subtracts a baseline from the weights, `[rows]`, in place.
   * @default () => {}
   */
  readonly subtract?: (weights: Float64Array, batch: EpisodeBatch) => void;
}

/**
 * The estimate of one batch, (1/E) Σ_j Σ_t c_t ∇log π(a_t|s_t) (G_t − b_t).
 *
 * Source: Williams 1992, https://doi.org/10.1007/BF00992696
 *
 * @param scene Policy and buffers.
 * @param batch The episodes.
 * @param options Which estimate.
 * @returns The estimate, `[S·A]`.
 */
export function scoreEstimate(
  scene: ScoreScene,
  batch: EpisodeBatch,
  options: ScoreEstimateOptions = {},
): Float64Array {
  const { mdp: { gamma } } = scene;
  const {
    returns = "reward-to-go",
    discountStates = true,
    ends = null,
    subtract,
  } = options;
  const weights = new Float64Array(batch.rows);
  rewardsToGo(batch, gamma, ends, weights);
  const total = returns === "total";
  if (total) spreadTotals(batch.starts, weights);
  subtract?.(weights, batch);
  if (discountStates && !total) discountByTime(batch.starts, gamma, weights);
  return weighScores(scene, batch, weights);
}

/**
 * (1/E) Σ_j Σ_t w_t ∇log π(a_t|s_t), by `scoreGradient`.
 *
 * @param scene Policy and buffers.
 * @param batch The episodes.
 * @param weights w, `[rows]`.
 * @returns The sum, `[S·A]`.
 */
export function weighScores(
  scene: ScoreScene,
  batch: ScoredEpisodes,
  weights: Float64Array,
): Float64Array {
  const { mdp, tabular, buffers } = scene;
  const gradient = scoreGradient(buffers, tabular.theta, batch, {
    psi: weights,
    entropyCoefficient: 0,
  });
  // What follows the table is the gradient of the biases.
  return Float64Array.from(gradient.subarray(0, mdp.states * mdp.actions));
}

/**
 * Episodes that were listed as a batch.
 *
 * @param mdp The MDP.
 * @param episodes Their states and actions.
 * @returns The batch, each episode truncated at its end.
 */
export function batchOf(mdp: Mdp, episodes: readonly Episode[]): EpisodeBatch {
  const steps = episodes[0].states.length;
  const rows = episodes.length * steps;
  const observations = new Float64Array(rows * mdp.states);
  const actions = new Float64Array(rows);
  const rewards = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const episode = episodes[Math.floor(row / steps)];
    const s = episode.states[row % steps];
    actions[row] = episode.actions[row % steps];
    observations[row * mdp.states + s] = 1;
    rewards[row] = mdp.rewards[s * mdp.actions + actions[row]];
  }
  return {
    rows,
    starts: Int32Array.from(
      { length: episodes.length + 1 },
      (_, e) => e * steps,
    ),
    observations,
    actions,
    rewards,
    truncated: new Uint8Array(episodes.length).fill(1),
  };
}

/**
 * Multiplies the weight at time t of each episode by γᵗ.
 *
 * @param starts First row of each episode, then the number of rows.
 * @param gamma γ.
 * @param weights `[rows]`, changed in place.
 */
export function discountByTime(
  starts: Int32Array,
  gamma: number,
  weights: Float64Array,
): void {
  for (let e = 0; e < starts.length - 1; e++) {
    let discount = 1;
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      weights[row] *= discount;
      discount *= gamma;
    }
  }
}
