/**
 * Means and covariances of the vine's rollouts, exactly.
 *
 * @module
 */
import { expectedNext } from "../mdp/expectations.ts";
import { finiteHorizon } from "../mdp/finite_horizon.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** The first two moments of Q̂(s, ·) of one rollout an action. */
export interface BranchMoments {
  /** E[Q̂(s, a)], which is Q_H(s, a), `[S·A]`. */
  readonly q: Float64Array;
  /**
   * Cov[Q̂(s, a), Q̂(s, b)] at index (s·A + a)·A + b, `[S·A·A]`, when the
   * rollouts of a state share their random numbers. Without, it is 0 for a ≠ b
   * and the same for a = b.
   */
  readonly covariance: Float64Array;
}

/**
 * The moments of rollouts of H steps from every state and first action. Two
 * rollouts that share their random numbers draw each next state, and each next
 * action, by one uniform number, so that they are a Markov chain of pairs:
 *
 * E[G G′ | s a, s′ a′] = R R′ + γ R E[V′] + γ R′ E[V] + γ² E[W_{h−1}(next pair)],
 * W_h(s, s′) = the mean of that over the pair's actions.
 *
 * Source: common random numbers, Schulman et al. 2015, section 5.2,
 * https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param horizon H, at least 1.
 * @param ends What a rollout of H steps is continued by, `[S]`; nothing by
 * default.
 * @returns Means and covariances.
 *
 * @example Two actions with the same effect have the same rollouts
 * ```ts
 * import { branchMoments } from "./branch_moments.ts";
 * import { createMdp, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[0.5, 0.5], [0.5, 0.5]], [[0, 1], [0, 1]]],
 *   rewards: [[0, 0], [4, 4]],
 *   start: [1, 0],
 *   gamma: 0.5,
 * });
 * // After one of two steps comes 4 or nothing, halved: 0 or 2.
 * const { q, covariance } = branchMoments(mdp, uniformPolicy(mdp), 2);
 *
 * assertAlmostEquals(q[0], 1);
 * [0, 1, 2, 3].forEach((i) => assertAlmostEquals(covariance[i], 1));
 * ```
 */
export function branchMoments(
  mdp: Mdp,
  policy: PolicyTable,
  horizon: number,
  ends: Float64Array = new Float64Array(mdp.states),
): BranchMoments {
  const { states, actions } = mdp;
  const { v, q } = finiteHorizon(mdp, policy, horizon, ends);
  const product = productOfReturns(mdp);
  const pairs = pairedActions(mdp, policy);
  let w = Float64Array.from(
    { length: states * states },
    (_, pair) => ends[Math.floor(pair / states)] * ends[pair % states],
  );
  for (let h = 1; h < horizon; h++) {
    w = w.map((_, pair) =>
      pairs[pair].reduce(
        (sum, { first, second, probability }) =>
          sum + probability * product(first, second, v[h - 1], w),
        0,
      )
    );
  }
  const covariance = new Float64Array(states * actions * actions);
  covariance.forEach((_, at) => {
    const i = Math.floor(at / actions);
    const j = i - i % actions + at % actions;
    const means = q[horizon][i] * q[horizon][j];
    covariance[at] = product(i, j, v[horizon - 1], w) - means;
  });
  return { q: q[horizon], covariance };
}

/** E[G G′] of two branches that begin with the state-action pairs i and j. */
function productOfReturns(mdp: Mdp) {
  const { states, actions, transitions, rewards, gamma } = mdp;
  const rowOf = (i: number) =>
    transitions.subarray(i * states, (i + 1) * states);
  const count = states * actions;
  const coupled: (readonly Outcome[] | undefined)[] = new Array(count * count);
  return (i: number, j: number, v: Float64Array, w: Float64Array): number => {
    const outcomes = coupled[i * count + j] ??= coupling(rowOf(i), rowOf(j));
    let next = 0;
    for (const { first, second, probability } of outcomes) {
      next += probability * w[first * states + second];
    }
    return rewards[i] * rewards[j] +
      gamma * rewards[i] * expectedNext(mdp, j, v) +
      gamma * rewards[j] * expectedNext(mdp, i, v) +
      gamma * gamma * next;
  };
}

/** For each pair of states, the state-action pairs that one number draws. */
function pairedActions(
  { states, actions }: Mdp,
  policy: PolicyTable,
): readonly (readonly Outcome[])[] {
  const rowOf = (s: number) => policy.subarray(s * actions, (s + 1) * actions);
  return Array.from({ length: states * states }, (_, pair) => {
    const s = Math.floor(pair / states);
    const t = pair % states;
    return coupling(rowOf(s), rowOf(t)).map((outcome) => ({
      first: s * actions + outcome.first,
      second: t * actions + outcome.second,
      probability: outcome.probability,
    }));
  });
}

/** What two draws by one uniform number give together. */
export interface Outcome {
  /** Outcome of the first distribution. */
  readonly first: number;
  /** Outcome of the second. */
  readonly second: number;
  /** How often the two come together. */
  readonly probability: number;
}

/**
 * The joint distribution of two draws that invert their distribution functions
 * at one and the same uniform number: each pair of outcomes comes as often as
 * their intervals of [0, 1) overlap. The margins are the two distributions.
 *
 * @param p The first distribution, `[n]`.
 * @param q The second, `[m]`.
 * @returns The pairs that can occur, at most n + m − 1.
 *
 * @example Equal distributions give equal outcomes
 * ```ts
 * import { coupling } from "./branch_moments.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(coupling([0.5, 0.5], [0.5, 0.5]).map(({ first, second }) =>
 *   [first, second]
 * ), [[0, 0], [1, 1]]);
 * ```
 */
export function coupling(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  let [first, second] = [0, 0];
  let [restOfFirst, restOfSecond] = [p[0], q[0]];
  while (first < p.length && second < q.length) {
    const probability = Math.min(restOfFirst, restOfSecond);
    if (probability > 0) outcomes.push({ first, second, probability });
    restOfFirst -= probability;
    restOfSecond -= probability;
    if (restOfFirst <= 0) restOfFirst = p[++first];
    else restOfSecond = q[++second];
  }
  return outcomes;
}
