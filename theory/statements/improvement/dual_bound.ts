import { log } from "../../../numerics/mod.ts";
import type { PolicyEvaluation } from "../../mdp/evaluate_policy.ts";
import type { PolicyTable } from "../../mdp/policy_table.ts";

/**
 * An upper bound that proves what is best. By Lagrangian duality no policy q has
 * a greater Σ_s ρ(s) (Σ_a q(a|s) A(s, a) − μ(s) KL(π ‖ q)(s)) than
 *
 * Σ_s ρ(s) (ν − μ + μ Σ_a π(a|s) log(μ / (ν − A(s, a)))),
 *
 * whatever ν(s) ≥ max A is. With the ν that π̃ has, and if π̃ is the maximum, it
 * is its value.
 *
 * Source: S. Boyd and L. Vandenberghe 2004, Convex Optimization, section 5.1,
 * https://stanford.edu/~boyd/cvxbook/
 *
 * @param policy π, `[S·A]`.
 * @param evaluation A and ρ of π.
 * @param newPolicy π̃, from which ν is read, `[S·A]`.
 * @param multipliers μ(s) ≥ 0, `[S]`.
 * @returns The bound.
 */
export function dualBound(
  policy: PolicyTable,
  evaluation: PolicyEvaluation,
  newPolicy: PolicyTable,
  multipliers: Float64Array,
): number {
  const { rho, advantage } = evaluation;
  const actions = policy.length / rho.length;
  return rho.reduce((sum, visits, s) => {
    const row = s * actions;
    const mu = multipliers[s];
    // The action that gains most, of those that π takes: π̃ = μ π / (ν − A).
    let gaining = row;
    let best = -Infinity;
    for (let i = row; i < row + actions; i++) {
      best = Math.max(best, advantage[i]);
      const gains = policy[gaining] === 0 ||
        advantage[i] > advantage[gaining];
      if (policy[i] > 0 && gains) gaining = i;
    }
    if (mu === 0) return sum + visits * best;
    // ν − max A, which may be far below the rounding of ν.
    const above = Math.max(
      0,
      mu * policy[gaining] / newPolicy[gaining] - (best - advantage[gaining]),
    );
    let value = best + above - mu;
    for (let i = row; i < row + actions; i++) {
      if (policy[i] === 0) continue;
      value += mu * policy[i] * log(mu / (above + (best - advantage[i])));
    }
    return sum + visits * value;
  }, 0);
}
