/**
 * What is exact about episodes of a finite horizon.
 *
 * @module
 */
import { expectedNext } from "./evaluate_policy.ts";
import type { Mdp } from "./mdp.ts";
import type { PolicyTable, TableShape } from "./policy_table.ts";

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
 * Σ_a π(a|s) f(s, a).
 *
 * @param shape Numbers of states and actions.
 * @param policy π, `[S·A]`.
 * @param f A function of states and actions, `[S·A]`.
 * @returns Its mean in each state, `[S]`.
 */
export function meanOverActions(
  shape: TableShape,
  policy: PolicyTable,
  f: Float64Array,
): Float64Array<ArrayBuffer> {
  const { states, actions } = shape;
  const mean = new Float64Array(states);
  for (let i = 0; i < f.length; i++) {
    mean[Math.floor(i / actions)] += policy[i] * f[i];
  }
  return mean;
}

/**
 * The Markov chain of a policy, P_π(s′|s) = Σ_a π(a|s) P(s′|s, a).
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @returns P_π by rows, `[S × S]`.
 */
export function chainOf(mdp: Mdp, policy: PolicyTable): Float64Array {
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

/**
 * One step of a Markov chain, p′(s′) = Σ_s p(s) P_π(s′|s).
 *
 * @param chain P_π by rows, `[S × S]`.
 * @param distribution p, `[S]`.
 * @returns p′, `[S]`.
 */
export function advance(
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
