/**
 * The local approximation L_π of the performance η.
 *
 * @module
 */
import type { PolicyEvaluation } from "../mdp/evaluate_policy.ts";
import { meanOverActions } from "../mdp/expectations.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/**
 * The expected advantage Ā(s) = Σ_a π̃(a|s) A_π(s, a) of a policy over another.
 *
 * Source: Schulman et al. 2015, appendix A, https://arxiv.org/abs/1502.05477
 *
 * @param evaluation A_π, `[S·A]`, and V_π, `[S]`, of the old policy π.
 * @param policy π̃, `[S·A]`.
 * @returns Ā(s), `[S]`.
 */
export function expectedAdvantage(
  evaluation: Pick<PolicyEvaluation, "advantage" | "v">,
  policy: PolicyTable,
): Float64Array {
  const { advantage, v } = evaluation;
  const shape = { states: v.length, actions: advantage.length / v.length };
  return meanOverActions(shape, policy, advantage);
}

/**
 * The local approximation, which takes the visits of the old policy for those
 * of the new one:
 * L_π(π̃) = η(π) + Σ_s ρ_π(s) Σ_a π̃(a|s) A_π(s, a).
 *
 * Source: Schulman et al. 2015, equation 3, https://arxiv.org/abs/1502.05477
 *
 * @param evaluation η, ρ, A and V of the old policy π.
 * @param policy π̃, `[S·A]`.
 * @returns L_π(π̃).
 *
 * @example With one state there is no visit to mistake, and L is exact
 * ```ts
 * import {
 *   createMdp,
 *   evaluatePolicy,
 *   localApproximation,
 *   uniformPolicy,
 * } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0.9,
 * });
 * const old = evaluatePolicy(mdp, uniformPolicy(mdp));
 *
 * assertAlmostEquals(old.eta, 5, 1e-12);
 * assertAlmostEquals(localApproximation(old, Float64Array.of(1, 0)), 10, 1e-12);
 * ```
 */
export function localApproximation(
  evaluation: PolicyEvaluation,
  policy: PolicyTable,
): number {
  const gain = expectedAdvantage(evaluation, policy);
  return evaluation.rho.reduce(
    (sum, visits, s) => sum + visits * gain[s],
    evaluation.eta,
  );
}
