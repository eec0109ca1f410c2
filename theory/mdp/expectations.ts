/**
 * Expectations over the next state, and over the actions of a policy.
 *
 * @module
 */
import type { Mdp } from "./mdp.ts";
import type { PolicyTable, TableShape } from "./policy_table.ts";

/**
 * Σ_s′ P(s′|s, a) f(s′).
 *
 * @param mdp The MDP.
 * @param index s·A + a.
 * @param f A function of states, `[S]`.
 * @returns Its expectation after the action.
 */
export function expectedNext(
  mdp: Mdp,
  index: number,
  f: Float64Array,
): number {
  const { states, transitions } = mdp;
  let sum = 0;
  for (let s = 0; s < states; s++) {
    sum += transitions[index * states + s] * f[s];
  }
  return sum;
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
