/**
 * Rows of a rollout, gathered for one gradient step.
 *
 * @module
 */
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { gatherRows } from "../collect/rows.ts";
import type { ActorCritic } from "../estimate/actor_critic.ts";

/** Rows gathered for one gradient step. */
export interface Minibatch {
  /** `[rows × observation size]`. */
  readonly observations: Vector;
  /** `[rows × action size]`. */
  readonly actions: Vector;
  /** `[rows]`: A. */
  readonly advantages: Float64Array;
  /** `[rows]`: R. */
  readonly returns: Float64Array;
  /** `[rows]`: log π(a|s). */
  readonly logProbs: Vector;
  /** `[rows]`: log π_old(a|s). */
  readonly oldLogProbs: Vector;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param learner Policy, value and rollout.
 * @param rows The most rows of one step.
 * @returns The buffers.
 */
export function createMinibatch(
  engine: Engine,
  { policy, rollout }: ActorCritic,
  rows: number,
): Minibatch {
  const { observationSize } = rollout.environments;
  return {
    observations: engine.vector(rows * observationSize),
    actions: engine.vector(rows * policy.distribution.actionSize),
    advantages: new Float64Array(rows),
    returns: new Float64Array(rows),
    logProbs: engine.vector(rows),
    oldLogProbs: engine.vector(rows),
  };
}

/**
 * Gathers rows of the learner's rollout.
 *
 * @param minibatch Overwritten, but for `logProbs`.
 * @param learner Rollout, advantages and returns.
 * @param oldLogProbs `[rollout rows]`: log π_old(a|s).
 * @param order Which rows.
 */
export function gatherMinibatch(
  minibatch: Minibatch,
  learner: ActorCritic,
  oldLogProbs: Vector,
  order: Uint32Array,
): void {
  const { rollout, advantages, returns } = learner;
  const { observationSize } = rollout.environments;
  const { actionSize } = learner.policy.distribution;
  const { observations, actions } = minibatch;
  gatherRows(rollout.observations, observationSize, order, observations);
  gatherRows(rollout.actions, actionSize, order, actions);
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    minibatch.advantages[i] = advantages[row];
    minibatch.returns[i] = returns[row];
    minibatch.oldLogProbs[i] = oldLogProbs[row];
  }
}
