/**
 * What score-function estimators converge to, exactly.
 *
 * @module
 */
import { expectedNext, meanOverActions } from "../mdp/expectations.ts";
import { finiteHorizon, stateDistributions } from "../mdp/finite_horizon.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";
import { isTerminal } from "./tabular_policy.ts";

/** Which estimator it is, and of what episodes. */
export interface ScoreGradientOptions {
  /** The time limit T. */
  readonly steps: number;
  /**
   * Whether the score at time t carries γᵗ.
   * @default true
   */
  readonly discountStates?: boolean;
  /**
   * What truncated returns are continued by, `[S]`; nothing by default.
   * @default 0
   */
  readonly ends?: Float64Array;
}

/**
 * The expectation of Σ_t c_t ∇log π(a_t|s_t) G_t with G_t = Σ_{k≥t} γ^{k−t} r_k
 * and c_t = γᵗ or 1, over episodes of at most T steps:
 * Σ_t c_t p_t(s) π(a|s) (Q_t(s, a) − V_t(s)). With c_t = γᵗ it is the gradient
 * of E Σ_{t<T} γᵗ r_t; with 1, as is usual, of nothing (Nota and Thomas
 * 2020).
 *
 * Source: Sutton et al. 2000, theorem 1, with time; Nota and Thomas
 * 2020, https://arxiv.org/abs/1906.07073
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param options Which estimator.
 * @returns The expectation, `[S·A]`.
 *
 * @example A long time limit changes nothing
 * ```ts
 * import {
 *   createMdp,
 *   evaluatePolicy,
 *   exactGradient,
 *   expectedScoreGradient,
 *   uniformPolicy,
 * } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1, 0], [0, 1]], [[0, 1], [1, 0]]],
 *   rewards: [[1, 0], [2, 0]],
 *   start: [1, 0],
 *   gamma: 0.5,
 * });
 * const policy = uniformPolicy(mdp);
 * const exact = exactGradient(mdp, evaluatePolicy(mdp, policy), policy);
 * const expected = expectedScoreGradient(mdp, policy, { steps: 60 });
 *
 * exact.forEach((slope, i) => assertAlmostEquals(expected[i], slope, 1e-15));
 * ```
 */
export function expectedScoreGradient(
  mdp: Mdp,
  policy: PolicyTable,
  options: ScoreGradientOptions,
): Float64Array {
  const { steps, discountStates = true, ends } = options;
  // At time t there are T − t steps left.
  const q = finiteHorizon(mdp, policy, steps, ends).q.slice(1).toReversed();
  const visits = stateDistributions(mdp, policy, steps);
  const factor = discountStates ? mdp.gamma : 1;
  return scoreExpectation(mdp, policy, { visits, weights: q, factor });
}

/**
 * The expectation of Σ_t γᵗ w_t ∇log π(a_t|s_t) G_t over episodes that another
 * policy β plays, where the weight w_t = π(a_t|s_t)/β(a_t|s_t) mends the action at
 * t only, and neither how often its state is visited nor what follows:
 * Σ_t γᵗ p_t^β(s) π(a|s) (Q_t^β(s, a) − Σ_b π(b|s) Q_t^β(s, b)).
 *
 * Source: Degris et al. 2012, https://arxiv.org/abs/1205.4839, with
 * the returns of β
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param behavior β, `[S·A]`, above 0 where π is.
 * @param steps The time limit T.
 * @returns The expectation, `[S·A]`.
 */
export function expectedStepWeightedGradient(
  mdp: Mdp,
  policy: PolicyTable,
  behavior: PolicyTable,
  steps: number,
): Float64Array {
  const q = finiteHorizon(mdp, behavior, steps).q.slice(1).toReversed();
  const visits = stateDistributions(mdp, behavior, steps);
  return scoreExpectation(mdp, policy, {
    visits,
    weights: q,
    factor: mdp.gamma,
  });
}

/** Generalized advantage estimation, and of what episodes. */
export interface GaeGradientOptions {
  /** The time limit T. */
  readonly steps: number;
  /** λ in [0, 1]. */
  readonly lambda: number;
  /** V̂, right or wrong, `[S]`. */
  readonly values: Float64Array;
}

/**
 * The expectation of Σ_t γᵗ ∇log π(a_t|s_t) Â_t with generalized advantage
 * estimates from values V̂:
 * E[Â_t|s, a] = R(s, a) + γ P V̂ − V̂(s) + γ λ Σ_s′ P(s′|s, a) E[Â_{t+1}|s′],
 * where Â_T = 0, so that truncated episodes bootstrap V̂, and V̂ counts as 0 in
 * terminal states.
 *
 * Source: Schulman et al. 2016, equation 16, https://arxiv.org/abs/1506.02438
 *
 * @param mdp The MDP.
 * @param policy π, `[S·A]`.
 * @param options Which estimates.
 * @returns The expectation, `[S·A]`.
 */
export function expectedGaeGradient(
  mdp: Mdp,
  policy: PolicyTable,
  options: GaeGradientOptions,
): Float64Array {
  const { steps, lambda } = options;
  const { gamma, actions } = mdp;
  const values = options.values.map((v, s) => isTerminal(mdp, s) ? 0 : v);
  // δ(s, a) = R(s, a) + γ Σ_s′ P(s′|s, a) V̂(s′) − V̂(s)
  const delta = mdp.rewards.map((reward, i) =>
    reward + gamma * expectedNext(mdp, i, values) -
    values[Math.floor(i / actions)]
  );
  const advantages: Float64Array[] = [];
  let next = new Float64Array(mdp.states);
  for (let t = steps - 1; t >= 0; t--) {
    advantages[t] = delta.map((d, i) =>
      d + gamma * lambda * expectedNext(mdp, i, next)
    );
    next = meanOverActions(mdp, policy, advantages[t]);
  }
  const visits = stateDistributions(mdp, policy, steps);
  return scoreExpectation(mdp, policy, {
    visits,
    weights: advantages,
    factor: gamma,
  });
}

/** What stands with the scores of each time. */
interface WeightedVisits {
  /** P(s_t = s), `[T][S]`. */
  readonly visits: readonly Float64Array[];
  /** What multiplies the score, `[T][S·A]`. */
  readonly weights: readonly Float64Array[];
  /** What a later step counts less by. */
  readonly factor: number;
}

/** Σ_t cᵗ p_t(s) π(a|s) (w_t(s, a) − Σ_b π(b|s) w_t(s, b)). */
function scoreExpectation(
  mdp: Mdp,
  policy: PolicyTable,
  { visits, weights, factor }: WeightedVisits,
): Float64Array {
  const sum = new Float64Array(policy.length);
  let discount = 1;
  for (const [t, p] of visits.entries()) {
    const mean = meanOverActions(mdp, policy, weights[t]);
    for (let i = 0; i < sum.length; i++) {
      const s = Math.floor(i / mdp.actions);
      sum[i] += discount * p[s] * policy[i] * (weights[t][i] - mean[s]);
    }
    discount *= factor;
  }
  return sum;
}
