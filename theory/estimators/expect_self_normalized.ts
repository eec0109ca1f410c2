import type { VineBatch } from "../../algorithms/collect/vine_batch.ts";
import {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "../../algorithms/update/vine_surrogate.ts";
import { log } from "../../numerics/mod.ts";
import { multinomial } from "./multinomial.ts";
import { tabularPolicy } from "./tabular_policy.ts";

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

/** The vine's surrogate and its gradient. */
export interface VineEstimator {
  /**
   * L.
   * @default vineValue
   */
  readonly value?: typeof vineValue;
  /**
   * ∂L/∂outputs.
   * @default vineGradient
   */
  readonly gradient?: typeof vineGradient;
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
  const pairs = states * draws;
  const batch: VineBatch = {
    states,
    actionsPerState: draws,
    observations: engine.vector(states).fill(1),
    actions: engine.vector(pairs),
    logProposal: new Float64Array(pairs),
    q: new Float64Array(pairs),
  };
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
