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
