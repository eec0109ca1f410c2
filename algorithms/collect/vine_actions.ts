/**
 * The actions that a vine's states branch into.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import type { ActionSpec, Policy } from "../../networks/policy.ts";
import { log } from "../../numerics/mod.ts";
import type { Random } from "../../numerics/random.ts";
import type { BranchActions } from "../options/trpo_vine_options.ts";
import { replaceNonFinite } from "./explorer.ts";
import { repeatRows } from "./rows.ts";
import type { VineBatch } from "./vine_batch.ts";

/** The part of a batch that is proposed. */
type Proposals = Pick<
  VineBatch,
  "states" | "actionsPerState" | "actions" | "logProposal"
>;

/**
 * K, the number of actions that a state branches into.
 *
 * @param actions Which actions are asked for.
 * @param action The environment's set of actions.
 * @returns K.
 * @throws {RangeError} If the set has no such actions: not finitely many, or no
 * bounds to draw evenly from.
 */
export function countActions(
  actions: BranchActions,
  action: ActionSpec,
): number {
  if (actions.kind === "sampled") {
    const bounded = action.kind === "discrete" ||
      [...action.low, ...action.high].every(Number.isFinite);
    if (actions.proposal === "uniform" && !bounded) {
      throw new RangeError(
        'Cannot create TRPO vine as \'actions.proposal\' must be "policy" where actions have no bounds: current value is "uniform"',
      );
    }
    return actions.count;
  }
  if (action.kind !== "discrete") {
    throw new RangeError(
      'Cannot create TRPO vine as \'actions.kind\' must be "sampled" for continuous actions: current value is "all"',
    );
  }
  return action.n;
}

/**
 * Writes every action of a finite set once in each state.
 *
 * @param batch Its actions are overwritten.
 */
export function listActions(batch: Proposals): void {
  const { states, actionsPerState, actions } = batch;
  for (let row = 0; row < states * actionsPerState; row++) {
    actions[row] = row % actionsPerState;
  }
}

/**
 * Draws K actions a state evenly from the action space, and writes log q, which
 * is −log n for n actions and −Σ_k log(high_k − low_k) in a box.
 *
 * @param batch Its actions and `logProposal` are overwritten.
 * @param spec The set of actions.
 * @param random Draws them.
 */
export function drawUniformActions(
  batch: Proposals,
  spec: ActionSpec,
  random: Random,
): void {
  const rows = batch.states * batch.actionsPerState;
  if (spec.kind === "discrete") {
    for (let row = 0; row < rows; row++) {
      batch.actions[row] = random.integer(spec.n);
    }
    batch.logProposal.fill(-log(spec.n));
    return;
  }
  const { low, high } = spec;
  let logDensity = 0;
  for (let k = 0; k < low.length; k++) logDensity -= log(high[k] - low[k]);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < low.length; k++) {
      batch.actions[row * low.length + k] = low[k] +
        (high[k] - low[k]) * random.uniform();
    }
  }
  batch.logProposal.fill(logDensity);
}

/** A policy, and buffers for its outputs in every pair of state and action. */
export interface RepeatedPolicy {
  /** π. */
  readonly policy: Policy;
  /** `[N · K × output size]`: each state's parameters K times. */
  readonly repeated: Vector;
  /** `[N · K]`: log π(a_nk|s_n). */
  readonly logProbs: Vector;
}

/**
 * Draws K actions a state from π_old, and writes log π_old.
 *
 * @param batch Its actions and `logProposal` are overwritten.
 * @param buffers π; the buffers are overwritten.
 * @param outputs `[N × output size]`: parameters of π_old.
 * @param random Draws them.
 */
export function drawPolicyActions(
  batch: Proposals,
  buffers: RepeatedPolicy,
  outputs: Vector,
  random: Random,
): void {
  const { states, actionsPerState: times, actions, logProposal } = batch;
  const { policy: { distribution }, repeated, logProbs } = buffers;
  const { outputSize: size, actionSize } = distribution;
  const rows = states * times;
  repeatRows({ source: outputs, rows: states, size, times }, repeated);
  for (let row = 0; row < rows; row++) {
    distribution.drawNoise(random, row, actions);
  }
  distribution.sample(repeated, actions, rows, actions);
  replaceNonFinite(actions, rows * actionSize);
  distribution.logProb(repeated, actions, rows, logProbs);
  for (let row = 0; row < rows; row++) logProposal[row] = logProbs[row];
}
