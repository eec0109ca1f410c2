/**
 * The vine of every state and action, weighed by visits.
 *
 * @module
 */
import { listActions } from "../../algorithms/collect/vine_actions.ts";
import type { VineBatch } from "../../algorithms/collect/vine_batch.ts";
import {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "../../algorithms/update/vine_surrogate.ts";
import type { Engine } from "../../networks/mod.ts";
import type { PolicyEvaluation } from "../mdp/evaluate_policy.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { tabularPolicy } from "./tabular_policy.ts";

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
 * An empty vine on tables of one-hot observations.
 *
 * @param engine Where its vectors live.
 * @param observationSize How many elements an observation has.
 * @param states N.
 * @param actionsPerState K.
 * @returns The batch, every number 0.
 */
export function createVineBatch(
  engine: Engine,
  observationSize: number,
  states: number,
  actionsPerState: number,
): VineBatch {
  const pairs = states * actionsPerState;
  return {
    states,
    actionsPerState,
    observations: engine.vector(states * observationSize),
    actions: engine.vector(pairs),
    logProposal: new Float64Array(pairs),
    q: new Float64Array(pairs),
  };
}

/**
 * Equation 15 with every action and exact Q, states weighed by ρ:
 * Σ_s ρ(s) Σ_a π_θ(a|s) Q(s, a).
 *
 * Source: Schulman et al. 2015, equation 15, https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param logits θ, `[S·A]`.
 * @param evaluation Q, `[S·A]`, and ρ, `[S]`, of the old policy.
 * @param estimator The surrogate and its gradient.
 * @returns The sum and its gradient in the logits, `[S·A]`.
 *
 * @example A bandit
 * ```ts
 * import { createMdp, evaluatePolicy, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { weighVine } from "./weigh_vine.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 3]],
 *   start: [1],
 *   gamma: 0,
 * });
 * const old = evaluatePolicy(mdp, uniformPolicy(mdp));
 * const { value, gradient } = weighVine(mdp, Float64Array.of(0, 0), old);
 *
 * assertEquals(value, 2);
 * assertEquals([...gradient], [-0.5, 0.5]);
 * ```
 */
export function weighVine(
  mdp: Mdp,
  logits: Float64Array,
  evaluation: Pick<PolicyEvaluation, "q" | "rho">,
  estimator: VineEstimator = {},
): { value: number; gradient: Float64Array } {
  const { value = vineValue, gradient = vineGradient } = estimator;
  const { q, rho } = evaluation;
  const { states, actions } = mdp;
  const { engine, policy, theta } = tabularPolicy(mdp, logits, states);
  const batch = createVineBatch(engine, states, states, actions);
  // L is a mean over states, and linear in Q̂.
  batch.q.set(
    q.map((value, i) => states * rho[Math.floor(i / actions)] * value),
  );
  for (let s = 0; s < states; s++) batch.observations[s * states + s] = 1;
  listActions(batch);
  const surrogate = createVineSurrogate(engine, policy, batch, "all-actions");
  const slopes = engine.vector(theta.length);
  const map = policy.linearize(theta, batch.observations, states);
  map.vjp(gradient(surrogate, batch, map.y), slopes);
  return {
    value: value(surrogate, batch, map.y),
    gradient: Float64Array.from(slopes.subarray(0, q.length)),
  };
}
