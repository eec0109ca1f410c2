/**
 * Random MDPs and policies, by seed.
 *
 * @module
 */
import { log, type Random } from "../../numerics/mod.ts";
import type { Mdp } from "./mdp.ts";
import {
  type PolicyTable,
  softmaxPolicy,
  type TableShape,
} from "./policy_table.ts";

/** What random MDPs look like. */
export interface RandomMdpOptions {
  /**
   * Number of states S.
   * @default 5
   */
  readonly states?: number;
  /**
   * Number of actions A.
   * @default 3
   */
  readonly actions?: number;
  /**
   * Discount γ.
   * @default 0.9
   */
  readonly gamma?: number;
  /**
   * How many states an action may lead to, 1 to S; with 1 every action leads
   * to one state for certain.
   * @default states
   */
  readonly successors?: number;
}

/**
 * Draws an MDP: each row of P and μ uniform over the simplex of the successors
 * that it has, rewards normal of mean 0 and variance 1.
 *
 * @param random Where it comes from.
 * @param options Its size and discount.
 * @returns The MDP.
 */
export function randomMdp(
  random: Random,
  options: RandomMdpOptions = {},
): Mdp {
  const { states = 5, actions = 3, gamma = 0.9, successors = states } = options;
  const transitions = new Float64Array(states * actions * states);
  for (let i = 0; i < states * actions; i++) {
    const row = transitions.subarray(i * states, (i + 1) * states);
    drawDistribution(row, chooseStates(states, successors, random), random);
  }
  const start = new Float64Array(states);
  drawDistribution(start, chooseStates(states, states, random), random);
  const rewards = Float64Array.from(
    { length: states * actions },
    () => random.normal(),
  );
  return { states, actions, transitions, rewards, start, gamma };
}

/**
 * Draws a softmax policy whose logits are normal.
 *
 * @param shape Numbers of states and actions.
 * @param random Where it comes from.
 * @param scale Standard deviation of the logits: 0 is uniform, 3 nearly
 * deterministic.
 * @returns The logits θ and the policy, each `[S·A]`.
 */
export function randomPolicy(
  shape: TableShape,
  random: Random,
  scale = 1,
): { logits: Float64Array; policy: PolicyTable } {
  const logits = Float64Array.from(
    { length: shape.states * shape.actions },
    () => scale * random.normal(),
  );
  return { logits, policy: softmaxPolicy(shape, logits) };
}

/** The first k of a random order of the states. */
function chooseStates(states: number, k: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: states }, (_, s) => s);
  for (let i = 0; i < k; i++) {
    const j = i + random.integer(states - i);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order.subarray(0, k);
}

/** Uniform over the simplex: exponential variables divided by their sum. */
function drawDistribution(
  row: Float64Array,
  support: Int32Array,
  random: Random,
): void {
  let sum = 0;
  for (const s of support) {
    row[s] = -log(1 - random.uniform());
    sum += row[s];
  }
  for (const s of support) row[s] /= sum;
}
