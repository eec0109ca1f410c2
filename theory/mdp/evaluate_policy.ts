import { expectedNext, meanOverActions } from "./expectations.ts";
import { factor, solve, solveTransposed } from "./linear_system.ts";
import type { Mdp } from "./mdp.ts";
import { checkPolicy, type PolicyTable } from "./policy_table.ts";

/** Fewer visits ρ(s) than these are rounding. */
export const NO_VISITS = 1e-14;

/** Everything that is exact about a policy. */
export interface PolicyEvaluation {
  /** V(s), the expected discounted return from s, `[S]`. */
  readonly v: Float64Array;
  /** Q(s, a) = R(s, a) + γ Σ_s′ P(s′|s, a) V(s′), `[S·A]`. */
  readonly q: Float64Array;
  /** A(s, a) = Q(s, a) − V(s), `[S·A]`. */
  readonly advantage: Float64Array;
  /** ρ(s) = Σ_t γᵗ P(s_t = s), which sums to 1/(1 − γ), `[S]`. */
  readonly rho: Float64Array;
  /** η = Σ_s μ(s) V(s), the expected discounted return. */
  readonly eta: number;
}

/**
 * Evaluates a policy exactly: (I − γ P_π) V = R_π and (I − γ P_πᵀ) ρ = μ.
 *
 * Source: Schulman et al. 2015, section 2, https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy π(a|s), `[S·A]`.
 * @returns V, Q, A, ρ and η.
 * @throws {RangeError} In one line, if the policy doesn't fit the MDP.
 *
 * @example A reward of 1 forever
 * ```ts
 * import { createMdp, evaluatePolicy, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1]]],
 *   rewards: [[1]],
 *   start: [1],
 *   gamma: 0.9,
 * });
 *
 * assertAlmostEquals(evaluatePolicy(mdp, uniformPolicy(mdp)).eta, 10, 1e-12);
 * ```
 */
export function evaluatePolicy(
  mdp: Mdp,
  policy: PolicyTable,
): PolicyEvaluation {
  checkPolicy(mdp, policy);
  const { states, actions, gamma, start } = mdp;
  const factors = factor(bellmanMatrix(mdp, policy), states);
  const v = solve(factors, meanOverActions(mdp, policy, mdp.rewards));
  const rho = solveTransposed(factors, start);
  const q = new Float64Array(states * actions);
  const advantage = new Float64Array(states * actions);
  for (let i = 0; i < q.length; i++) {
    q[i] = mdp.rewards[i] + gamma * expectedNext(mdp, i, v);
    advantage[i] = q[i] - v[Math.floor(i / actions)];
  }
  let eta = 0;
  for (let s = 0; s < states; s++) eta += start[s] * v[s];
  return { v, q, advantage, rho, eta };
}

/** I − γ P_π, by rows. */
function bellmanMatrix(mdp: Mdp, policy: PolicyTable): Float64Array {
  const { states, actions, transitions, gamma } = mdp;
  const matrix = new Float64Array(states * states);
  for (let s = 0; s < states; s++) {
    const row = matrix.subarray(s * states, (s + 1) * states);
    for (let a = 0; a < actions; a++) {
      const weight = gamma * policy[s * actions + a];
      const next = (s * actions + a) * states;
      for (let j = 0; j < states; j++) row[j] -= weight * transitions[next + j];
    }
    row[s] += 1;
  }
  return matrix;
}
