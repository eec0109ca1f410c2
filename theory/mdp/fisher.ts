/**
 * The Fisher matrix of a softmax table, and directions that it bends.
 *
 * @module
 */
import { NO_VISITS, type PolicyEvaluation } from "./evaluate_policy.ts";
import { factor, solve } from "./linear_system.ts";
import type { Mdp } from "./mdp.ts";
import type { PolicyTable, TableShape } from "./policy_table.ts";

/**
 * The Fisher matrix in the logits, F = Σ_s w(s) Σ_a π(a|s) ∇log π(a|s)
 * ∇log π(a|s)ᵀ. It has a block w(s) (diag π − π πᵀ) for each state, and it is
 * singular, as adding a constant to a state's logits changes nothing.
 *
 * Source: Kakade 2001, section 2, https://papers.nips.cc/paper/2073-a-natural-policy-gradient
 *
 * @param shape Numbers of states and actions.
 * @param policy π, `[S·A]`.
 * @param weights w(s) ≥ 0, `[S]`.
 * @returns F by rows, `[S·A × S·A]`.
 *
 * @example One state, two actions
 * ```ts
 * import { fisherMatrix } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const shape = { states: 1, actions: 2 };
 * const fisher = fisherMatrix(shape, Float64Array.of(0.5, 0.5), [1]);
 *
 * assertEquals([...fisher], [0.25, -0.25, -0.25, 0.25]);
 * ```
 */
export function fisherMatrix(
  shape: TableShape,
  policy: PolicyTable,
  weights: ArrayLike<number>,
): Float64Array {
  return blockDiagonal(
    shape,
    (i, j, s) => weights[s] * policy[i] * ((i === j ? 1 : 0) - policy[j]),
  );
}

/**
 * The Fisher matrix weighted by discounted visits, w = d = (1 − γ) ρ.
 *
 * @param mdp The MDP.
 * @param evaluation ρ of the policy, `[S]`.
 * @param policy π, `[S·A]`.
 * @returns F by rows, `[S·A × S·A]`.
 */
export function exactFisher(
  mdp: Mdp,
  evaluation: Pick<PolicyEvaluation, "rho">,
  policy: PolicyTable,
): Float64Array {
  return fisherMatrix(mdp, policy, visitShares(mdp, evaluation.rho));
}

/**
 * The pseudo-inverse of {@linkcode exactFisher}. A state's block is
 * P diag(1/π) P / d(s) with P = I − 11ᵀ/k over the k actions that the policy
 * takes, and 0 for other actions and in a state without visits.
 *
 * Source: K. Tanabe and M. Sagae 1992, An exact Cholesky decomposition and the
 * generalized inverse of the variance-covariance matrix of the multinomial
 * distribution, Journal of the Royal Statistical Society B 54.
 *
 * @param mdp The MDP.
 * @param evaluation ρ of the policy, `[S]`.
 * @param policy π, `[S·A]`.
 * @returns F⁺ by rows, `[S·A × S·A]`.
 */
export function fisherPseudoInverse(
  mdp: Mdp,
  evaluation: Pick<PolicyEvaluation, "rho">,
  policy: PolicyTable,
): Float64Array {
  const shares = visitShares(mdp, evaluation.rho);
  const rows = Array.from({ length: mdp.states }, (_, s) => {
    const row = policy.subarray(s * mdp.actions, (s + 1) * mdp.actions);
    const taken = row.filter((p) => p > 0);
    const mean = taken.reduce((sum, p) => sum + 1 / p, 0) / taken.length;
    return { count: taken.length, mean };
  });
  return blockDiagonal(mdp, (i, j, s) => {
    if (shares[s] === 0 || policy[i] === 0 || policy[j] === 0) return 0;
    const { count, mean } = rows[s];
    // (P D P)_ij = D_ij − (D_ii + D_jj)/k + Σ_l D_ll/k²
    const own = i === j ? 1 / policy[i] : 0;
    const ends = 1 / policy[i] + 1 / policy[j];
    return (own - (ends - mean) / count) / shares[s];
  });
}

/**
 * The natural gradient F⁺ ∇η. For a softmax table it is
 * (A(s, a) − mean_b A(s, b)) / (1 − γ) in every state with visits.
 *
 * Source: Kakade 2001, theorem 1, https://papers.nips.cc/paper/2073-a-natural-policy-gradient
 *
 * @param mdp The MDP.
 * @param evaluation ρ of the policy, `[S]`.
 * @param policy π, `[S·A]`.
 * @param gradient ∇η, `[S·A]`.
 * @returns F⁺ ∇η, `[S·A]`.
 */
export function naturalGradient(
  mdp: Mdp,
  evaluation: Pick<PolicyEvaluation, "rho">,
  policy: PolicyTable,
  gradient: Float64Array,
): Float64Array {
  return multiply(fisherPseudoInverse(mdp, evaluation, policy), gradient);
}

/**
 * The direction of TRPO and NPG, (F + c I)⁻¹ g, solved directly.
 *
 * Source: Schulman et al. 2015, appendix C, https://arxiv.org/abs/1502.05477;
 * the damping c is usual practice.
 *
 * @param fisher F by rows, `[n × n]`.
 * @param gradient g, `[n]`.
 * @param damping c > 0.
 * @returns The direction, `[n]`.
 */
export function dampedDirection(
  fisher: Float64Array,
  gradient: Float64Array,
  damping: number,
): Float64Array {
  const size = gradient.length;
  const matrix = fisher.slice();
  for (let i = 0; i < size; i++) matrix[i * size + i] += damping;
  return solve(factor(matrix, size), gradient);
}

/**
 * A square matrix times a vector.
 *
 * @param matrix By rows, `[n × n]`.
 * @param vector `[n]`.
 * @returns The product, `[n]`.
 */
export function multiply(
  matrix: Float64Array,
  vector: Float64Array,
): Float64Array {
  const size = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j] * vector[j];
    return sum;
  });
}

/** d = (1 − γ) ρ, without the rounding of visits that there are none of. */
function visitShares({ gamma }: Mdp, rho: Float64Array): Float64Array {
  return rho.map((visits) => visits > NO_VISITS ? (1 - gamma) * visits : 0);
}

/** A matrix of S blocks along its diagonal, whose elements `entry` gives. */
function blockDiagonal(
  { states, actions }: TableShape,
  entry: (i: number, j: number, s: number) => number,
): Float64Array {
  const size = states * actions;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const s = Math.floor(i / actions);
    for (let j = s * actions; j < (s + 1) * actions; j++) {
      matrix[i * size + j] = entry(i, j, s);
    }
  }
  return matrix;
}
