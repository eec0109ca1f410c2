/**
 * The policy gradient, and what it is compared with: differences of a function.
 *
 * @module
 */
import type { PolicyEvaluation } from "./evaluate_policy.ts";
import type { PolicyTable, TableShape } from "./policy_table.ts";

/**
 * The policy gradient of a softmax table in its logits,
 * ∂η/∂θ_sa = ρ(s) π(a|s) A(s, a).
 *
 * Source: Sutton et al. 2000, theorem 1, with ∂ log π(b|s)/∂θ_sa = 1{a = b} −
 * π(a|s), https://papers.nips.cc/paper/1713
 *
 * @param shape Numbers of states and actions.
 * @param evaluation ρ, `[S]`, and A, `[S·A]`, of the policy.
 * @param policy π, `[S·A]`.
 * @returns ∇η, `[S·A]`.
 *
 * @example A better and a worse action
 * ```ts
 * import {
 *   createMdp,
 *   evaluatePolicy,
 *   exactGradient,
 *   uniformPolicy,
 * } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0.5,
 * });
 * const policy = uniformPolicy(mdp);
 * const gradient = exactGradient(mdp, evaluatePolicy(mdp, policy), policy);
 *
 * assertEquals([...gradient], [0.5, -0.5]);
 * ```
 */
export function exactGradient(
  shape: TableShape,
  evaluation: Pick<PolicyEvaluation, "rho" | "advantage">,
  policy: PolicyTable,
): Float64Array {
  const { actions } = shape;
  const { rho, advantage } = evaluation;
  return policy.map((p, i) => rho[Math.floor(i / actions)] * p * advantage[i]);
}

/**
 * The gradient of a function by central differences of the sixth order,
 * (45 (f₁ − f₋₁) − 9 (f₂ − f₋₂) + (f₃ − f₋₃)) / 60h with f_k = f(θ + k h e_i).
 *
 * Source: B. Fornberg 1988, table 1,
 * https://doi.org/10.1090/S0025-5718-1988-0935077-0
 *
 * @param f The function; it must not keep its argument.
 * @param theta θ, `[n]`; it is left as it is.
 * @param step h > 0.
 * @returns ∂f/∂θ, `[n]`.
 *
 * @example A polynomial of degree six, where it is exact but for rounding
 * ```ts
 * import { centralGradient } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const gradient = centralGradient(([x]) => x ** 6, Float64Array.of(2), 0.1);
 *
 * assertAlmostEquals(gradient[0], 192, 1e-10);
 * ```
 */
export function centralGradient(
  f: (theta: Float64Array) => number,
  theta: Float64Array,
  step: number,
): Float64Array {
  const at = theta.slice();
  const difference = (i: number, k: number) => {
    at[i] = theta[i] + k * step;
    const above = f(at);
    at[i] = theta[i] - k * step;
    const below = f(at);
    at[i] = theta[i];
    return above - below;
  };
  return theta.map((_, i) =>
    (45 * difference(i, 1) - 9 * difference(i, 2) + difference(i, 3)) /
    (60 * step)
  );
}
