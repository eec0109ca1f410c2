/**
 * Policies as tables of probabilities π(a|s), at index s·A + a.
 *
 * @module
 */
import { exp } from "../../numerics/mod.ts";
import type { Mdp } from "./mdp.ts";

/** π(a|s) at index s·A + a; every state's row is a distribution. */
export type PolicyTable = Float64Array;

/** How many states and actions a table has. */
export type TableShape = Pick<Mdp, "states" | "actions">;

/**
 * The softmax of each state's logits, π(a|s) = exp θ_sa / Σ_b exp θ_sb.
 *
 * @param shape Numbers of states and actions.
 * @param logits θ, `[S·A]`.
 * @returns The policy.
 *
 * @example Equal logits
 * ```ts
 * import { softmaxPolicy } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const policy = softmaxPolicy({ states: 1, actions: 2 }, [3, 3]);
 *
 * assertEquals([...policy], [0.5, 0.5]);
 * ```
 */
export function softmaxPolicy(
  shape: TableShape,
  logits: ArrayLike<number>,
): PolicyTable {
  const { states, actions } = shape;
  const policy = Float64Array.from(logits);
  for (let s = 0; s < states; s++) {
    const row = policy.subarray(s * actions, (s + 1) * actions);
    let largest = row[0];
    for (const logit of row) largest = Math.max(largest, logit);
    let sum = 0;
    for (let a = 0; a < actions; a++) {
      row[a] = exp(row[a] - largest);
      sum += row[a];
    }
    for (let a = 0; a < actions; a++) row[a] /= sum;
  }
  return policy;
}

/**
 * The policy that takes every action equally often.
 *
 * @param shape Numbers of states and actions.
 * @returns The policy.
 */
export function uniformPolicy(shape: TableShape): PolicyTable {
  const { states, actions } = shape;
  return new Float64Array(states * actions).fill(1 / actions);
}

/**
 * The policy that takes in each state the action of the highest value, the
 * first one where several have it.
 *
 * @param shape Numbers of states and actions.
 * @param values Q or A, `[S·A]`.
 * @returns The policy, a single 1 in each row.
 */
export function greedyPolicy(
  shape: TableShape,
  values: Float64Array,
): PolicyTable {
  const { states, actions } = shape;
  const policy = new Float64Array(states * actions);
  for (let s = 0; s < states; s++) {
    let best = s * actions;
    for (let i = best + 1; i < (s + 1) * actions; i++) {
      if (values[i] > values[best]) best = i;
    }
    policy[best] = 1;
  }
  return policy;
}

/**
 * The mixture (1 − α) π + α π′ of Kakade and Langford (2002).
 *
 * @param policy π.
 * @param target π′.
 * @param alpha α in [0, 1].
 * @returns The mixture.
 */
export function mixPolicies(
  policy: PolicyTable,
  target: PolicyTable,
  alpha: number,
): PolicyTable {
  return policy.map((p, i) => (1 - alpha) * p + alpha * target[i]);
}

/**
 * Checks that a table is a policy of an MDP.
 *
 * @param shape Numbers of states and actions.
 * @param policy The table.
 * @throws {RangeError} In one line, if its size is another or a row is no
 * distribution.
 */
export function checkPolicy(
  shape: TableShape,
  policy: PolicyTable,
): void {
  const { states, actions } = shape;
  if (policy.length !== states * actions) {
    throw new RangeError(
      `Cannot use a policy as it must have ${states} × ${actions} probabilities: current value is ${policy.length}`,
    );
  }
  for (let s = 0; s < states; s++) {
    const row = policy.subarray(s * actions, (s + 1) * actions);
    const sum = row.reduce((total, p) => total + p, 0);
    if (row.every((p) => p >= 0) && Math.abs(sum - 1) <= 1e-9) continue;
    throw new RangeError(
      `Cannot use a policy as the row of state ${s} must be a distribution: current value is [${row}]`,
    );
  }
}
