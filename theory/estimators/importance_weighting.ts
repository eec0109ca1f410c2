/**
 * Score-function estimates of a policy from episodes of another one, and what
 * their weights cost.
 *
 * @module
 */
import type { Episode } from "./enumerate_episodes.ts";
import { expectedNext, meanOverActions } from "../mdp/expectations.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** A policy, and the one that played. */
export interface OffPolicy {
  /** The MDP. */
  readonly mdp: Mdp;
  /** π, whose gradient is wanted, `[S·A]`. */
  readonly policy: PolicyTable;
  /** β, which played, `[S·A]`, above 0 where π is. */
  readonly behavior: PolicyTable;
}

/** An estimate of ∇η_T(π) from one episode of β, `[S·A]`. */
export type OffPolicyEstimate = (
  offPolicy: OffPolicy,
  episode: Episode,
) => Float64Array;

/**
 * The trajectory product, w_{0:T−1} Σ_t γᵗ ∇log π(a_t|s_t) G_t with
 * w_{i:j} = Π_{k=i}^{j} π(a_k|s_k)/β(a_k|s_k).
 *
 * Source: Precup et al. 2000, importance sampling,
 * https://scholarworks.umass.edu/cs_faculty_pubs/80
 *
 * @param offPolicy π and β.
 * @param episode An episode of β.
 * @returns The estimate, unbiased.
 */
export function trajectoryWeighted(
  offPolicy: OffPolicy,
  episode: Episode,
): Float64Array {
  const ratios = ratiosOf(offPolicy, episode);
  const product = ratios.reduce((all, ratio) => all * ratio, 1);
  const weights = discountedToGo(offPolicy.mdp, episode, () => product);
  return sumScores(offPolicy, episode, weights);
}

/**
 * The causal form, Σ_t ∇log π(a_t|s_t) Σ_{k≥t} γᵏ w_{0:k} r_k: a reward is
 * weighted by the actions that were taken before it.
 *
 * Source: Precup et al. 2000, per-decision importance sampling,
 * https://scholarworks.umass.edu/cs_faculty_pubs/80
 *
 * @param offPolicy π and β.
 * @param episode An episode of β.
 * @returns The estimate, unbiased.
 */
export function causallyWeighted(
  offPolicy: OffPolicy,
  episode: Episode,
): Float64Array {
  let product = 1;
  const products = ratiosOf(offPolicy, episode).map((ratio) =>
    product *= ratio
  );
  const weights = discountedToGo(offPolicy.mdp, episode, (k) => products[k]);
  return sumScores(offPolicy, episode, weights);
}

/**
 * The approximation per step, Σ_t γᵗ w_{t:t} ∇log π(a_t|s_t) G_t: states and
 * returns stay those of β.
 *
 * Source: Degris et al. 2012, https://arxiv.org/abs/1205.4839
 *
 * @param offPolicy π and β.
 * @param episode An episode of β.
 * @returns The estimate; its mean is `expectedStepWeightedGradient`.
 */
export function stepWeighted(
  offPolicy: OffPolicy,
  episode: Episode,
): Float64Array {
  const ratios = ratiosOf(offPolicy, episode);
  const toGo = discountedToGo(offPolicy.mdp, episode, () => 1);
  const weights = toGo.map((value, t) => value * ratios[t]);
  return sumScores(offPolicy, episode, weights);
}

/** The variance of a product of weights. */
export interface WeightVariance {
  /** T, how many weights are multiplied. */
  readonly horizon: number;
  /** Var w_{0:T−1} = E_β[w²] − 1. */
  readonly variance: number;
}

/**
 * The exact variance of the trajectory product at each horizon, by
 * m_h(s) = Σ_a π(a|s)²/β(a|s) Σ_s′ P(s′|s, a) m_{h−1}(s′), m_0 = 1. It grows
 * exponentially: with the same χ² in every state, Var w = (1 + χ²)ᵀ − 1.
 *
 * @param offPolicy π and β.
 * @param horizons T ≥ 0, ascending.
 * @returns One record a horizon.
 *
 * @example A coin that β throws fairly
 * ```ts
 * import { createMdp, productWeightVariance } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[0, 0]],
 *   start: [1],
 *   gamma: 0.9,
 * });
 * const behavior = Float64Array.of(0.5, 0.5);
 * const policy = Float64Array.of(0.75, 0.25);
 *
 * assertEquals(productWeightVariance({ mdp, policy, behavior }, [1, 2]), [
 *   { horizon: 1, variance: 0.25 },
 *   { horizon: 2, variance: 0.5625 },
 * ]);
 * ```
 */
export function productWeightVariance(
  offPolicy: OffPolicy,
  horizons: readonly number[],
): WeightVariance[] {
  const { mdp, policy, behavior } = offPolicy;
  const ratios = policy.map((p, i) => p === 0 ? 0 : p / behavior[i]);
  let moment = new Float64Array(mdp.states).fill(1);
  let steps = 0;
  return horizons.map((horizon) => {
    for (; steps < horizon; steps++) {
      const next = ratios.map((ratio, i) =>
        ratio * expectedNext(mdp, i, moment)
      );
      moment = meanOverActions(mdp, policy, next);
    }
    const square = mdp.start.reduce((sum, p, s) => sum + p * moment[s], 0);
    return { horizon, variance: Math.max(0, square - 1) };
  });
}

/** π(a_t|s_t)/β(a_t|s_t). */
function ratiosOf(
  { mdp: { actions: A }, policy, behavior }: OffPolicy,
  { states, actions }: Episode,
): number[] {
  return states.map((s, t) => {
    const i = s * A + actions[t];
    return policy[i] / behavior[i];
  });
}

/** Σ_{k≥t} γᵏ w(k) r_k for each t. */
function discountedToGo(
  { actions: A, rewards, gamma }: Mdp,
  { states, actions }: Episode,
  weight: (k: number) => number,
): number[] {
  let discount = 1;
  const terms = states.map((s, t) => {
    const term = discount * weight(t) * rewards[s * A + actions[t]];
    discount *= gamma;
    return term;
  });
  for (let t = terms.length - 2; t >= 0; t--) terms[t] += terms[t + 1];
  return terms;
}

/** Σ_t weight_t ∇log π(a_t|s_t). */
function sumScores(
  { mdp: { actions: A }, policy }: OffPolicy,
  { states, actions }: Episode,
  weights: readonly number[],
): Float64Array {
  const sum = new Float64Array(policy.length);
  states.forEach((s, t) => {
    for (let a = 0; a < A; a++) {
      const score = (a === actions[t] ? 1 : 0) - policy[s * A + a];
      sum[s * A + a] += weights[t] * score;
    }
  });
  return sum;
}
