import { exp } from "../../numerics/mod.ts";
import {
  expectSelfNormalized,
  type ProposedActions,
} from "./expect_self_normalized.ts";

/** Equation 16's bias at some numbers of actions. */
interface SelfNormalizedBias {
  /** E[L_n] − Σ_a π(a) Q(a) for each number of actions. */
  readonly bias: readonly number[];
  /** What K · bias goes to as K grows. */
  readonly limit: number;
}

/**
 * The bias of equation 16 in one state by the number K of actions drawn. It
 * goes to 0 as 1/K: K · bias → −Σ_a (π(a)²/q(a)) (Q(a) − L), L = Σ_a π(a) Q(a).
 *
 * Source: A. Owen 2013, Monte Carlo theory, methods and examples, section 9.2,
 * https://artowen.su.domains/mc/Ch-var-is.pdf
 *
 * @param state Policy, proposal and values.
 * @param draws The numbers K.
 * @returns The bias at each of them, exactly, and the limit.
 *
 * @example One action is no choice, and its bias that of the proposal
 * ```ts
 * import { selfNormalizedBias } from "./self_normalized_bias.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { bias } = selfNormalizedBias({
 *   logits: Float64Array.of(Math.log(3), 0),
 *   proposal: Float64Array.of(0.5, 0.5),
 *   q: Float64Array.of(0, 4),
 * }, [1]);
 *
 * assertAlmostEquals(bias[0], 2 - 1);
 * ```
 */
export function selfNormalizedBias(
  state: Omit<ProposedActions, "draws">,
  draws: readonly number[],
): SelfNormalizedBias {
  const { logits, proposal, q } = state;
  const weights = logits.map((logit) => exp(logit));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const policy = weights.map((weight) => weight / total);
  const exact = policy.reduce((sum, p, a) => sum + p * q[a], 0);
  return {
    bias: draws.map((k) =>
      expectSelfNormalized({ ...state, draws: k }).value - exact
    ),
    limit: -policy.reduce(
      (sum, p, a) => sum + p * p / proposal[a] * (q[a] - exact),
      0,
    ),
  };
}
