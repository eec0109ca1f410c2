/**
 * What is exact about episodes of a finite horizon.
 *
 * @module
 */
import { expectedNext, meanOverActions } from "./expectations.ts";
import type { Mdp } from "./mdp.ts";
import type { PolicyTable } from "./policy_table.ts";

/** V and Q with some steps left. */
export interface FiniteHorizonValues {
  /** V_h(s) for h = 0…H steps left, each `[S]`. */
  readonly v: readonly Float64Array[];
  /** Q_h(s, a) for h = 0…H, each `[S·A]`; Q_0 is 0. */
  readonly q: readonly Float64Array[];
}

/**
 * The expected discounted rewards of h steps,
 * Q_h(s, a) = R(s, a) + γ Σ_s′ P(s′|s, a) V_{h−1}(s′) and
 * V_h(s) = Σ_a π(a|s) Q_h(s, a).
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param horizon H ≥ 1.
 * @param ends V_0, what follows the last step, `[S]`; 0 by default.
 * @returns V_0 to V_H and Q_0 to Q_H.
 */
export function finiteHorizon(
  mdp: Mdp,
  policy: PolicyTable,
  horizon: number,
  ends: Float64Array = new Float64Array(mdp.states),
): FiniteHorizonValues {
  const v = [ends];
  const q = [new Float64Array(policy.length)];
  for (let h = 1; h <= horizon; h++) {
    q.push(Float64Array.from(
      mdp.rewards,
      (reward, i) => reward + mdp.gamma * expectedNext(mdp, i, v[h - 1]),
    ));
    v.push(meanOverActions(mdp, policy, q[h]));
  }
  return { v, q };
}

/**
 * Where a policy is at each time, from p_0 = μ on.
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param steps T ≥ 1.
 * @returns p_0 to p_{T−1}, each `[S]`.
 *
 * @example A state that is left for certain
 * ```ts
 * import { createMdp, stateDistributions } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[0, 1]], [[0, 1]]],
 *   rewards: [[1], [0]],
 *   start: [1, 0],
 *   gamma: 0.9,
 * });
 * const at = stateDistributions(mdp, Float64Array.of(1, 1), 2);
 *
 * assertEquals(at.map((p) => [...p]), [[1, 0], [0, 1]]);
 * ```
 */
export function stateDistributions(
  mdp: Mdp,
  policy: PolicyTable,
  steps: number,
): Float64Array[] {
  const chain = chainOf(mdp, policy);
  const at = [mdp.start];
  while (at.length < steps) at.push(advance(chain, at[at.length - 1]));
  return at;
}

/**
 * The share of steps that are in each state, (1/T) Σ_t p_t(s).
 *
 * @param distributions p_0 to p_{T−1}, each `[S]`.
 * @returns The shares, `[S]`.
 */
export function shareOfSteps(
  distributions: readonly Float64Array[],
): Float64Array<ArrayBuffer> {
  const shares = new Float64Array(distributions[0].length);
  for (const distribution of distributions) {
    distribution.forEach((p, s) => shares[s] += p / distributions.length);
  }
  return shares;
}

/** P_π(s′|s) = Σ_a π(a|s) P(s′|s, a), by rows. */
function chainOf(mdp: Mdp, policy: PolicyTable): Float64Array {
  const { states, actions, transitions } = mdp;
  const chain = new Float64Array(states * states);
  policy.forEach((p, i) => {
    const row = Math.floor(i / actions) * states;
    for (let s = 0; s < states; s++) {
      chain[row + s] += p * transitions[i * states + s];
    }
  });
  return chain;
}

/** One step of a Markov chain, p′(s′) = Σ_s p(s) P_π(s′|s). */
function advance(
  chain: Float64Array,
  distribution: Float64Array,
): Float64Array<ArrayBuffer> {
  const states = distribution.length;
  const next = new Float64Array(states);
  for (let i = 0; i < chain.length; i++) {
    next[i % states] += distribution[Math.floor(i / states)] * chain[i];
  }
  return next;
}
