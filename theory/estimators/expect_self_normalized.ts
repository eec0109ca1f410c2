import {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "../../algorithms/update/vine_surrogate.ts";
import { exp, log } from "../../numerics/mod.ts";
import { multinomial } from "./multinomial.ts";
import { tabularPolicy } from "./tabular_policy.ts";
import { createVineBatch, type VineEstimator } from "./weigh_vine.ts";

/** One state of a vine whose actions are drawn. */
export interface ProposedActions {
  /** Logits of π_θ in the state, `[A]`. */
  readonly logits: Float64Array;
  /** q(a), the proposal, `[A]`. */
  readonly proposal: Float64Array;
  /** Q(s, a), `[A]`. */
  readonly q: Float64Array;
  /** K, how many actions are drawn. */
  readonly draws: number;
}

/**
 * The exact expectation of equation 16 in one state, over every way to draw K
 * actions. The estimator is that of the algorithms; it is linear in Q̂, so that
 * a batch of all ways, with Q̂ weighed by their probabilities, gives it.
 *
 * Source: Schulman et al. 2015, equation 16, https://arxiv.org/abs/1502.05477
 *
 * @param state Policy, proposal, values and K.
 * @param estimator What is to be expected.
 * @returns E[L_n] and E[∂L_n/∂logits], `[A]`.
 *
 * @example Drawn from the policy itself, L_n is a plain mean
 * ```ts
 * import { expectSelfNormalized } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { value, gradient } = expectSelfNormalized({
 *   logits: Float64Array.of(0, 0),
 *   proposal: Float64Array.of(0.5, 0.5),
 *   q: Float64Array.of(2, 4),
 *   draws: 2,
 * });
 *
 * assertAlmostEquals(value, 3);
 * // Half of the gradient (−½, ½): 1 − 1/K of it.
 * assertAlmostEquals(gradient[1], 0.25);
 * ```
 */
export function expectSelfNormalized(
  state: ProposedActions,
  estimator: VineEstimator = {},
): { value: number; gradient: Float64Array } {
  const { value = vineValue, gradient = vineGradient } = estimator;
  const { logits, proposal, q, draws } = state;
  const ways = multinomial(proposal, draws)
    .filter(({ probability }) => probability > 0);
  const states = ways.length;
  const actions = logits.length;
  const { engine, policy, theta } = tabularPolicy(
    { states: 1, actions },
    logits,
    states,
  );
  const batch = createVineBatch(engine, 1, states, draws);
  batch.observations.fill(1);
  let row = 0;
  for (const { counts, probability } of ways) {
    for (const [a, count] of counts.entries()) {
      for (let k = 0; k < count; k++, row++) {
        batch.actions[row] = a;
        batch.logProposal[row] = log(proposal[a]);
        // L is a mean over the batch's states.
        batch.q[row] = probability * states * q[a];
      }
    }
  }
  const surrogate = createVineSurrogate(
    engine,
    policy,
    batch,
    "self-normalized",
  );
  const outputs = engine.vector(states * actions);
  policy.forward(theta, batch.observations, states, outputs);
  const sum = new Float64Array(actions);
  gradient(surrogate, batch, outputs)
    .forEach((slope, i) => sum[i % actions] += slope);
  return { value: value(surrogate, batch, outputs), gradient: sum };
}

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
 * import { selfNormalizedBias } from "./expect_self_normalized.ts";
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
