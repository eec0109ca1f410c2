/**
 * The rollout set of a vine.
 *
 * @module
 */
import type { Random } from "../../numerics/random.ts";
import type { Rollout } from "./rollout.ts";
import { gatherRows } from "../estimate/value_function.ts";
import type { VineBatch } from "../update/vine_surrogate.ts";

/**
 * Draws N different states of the trunk, each set of N equally likely: the
 * first N places of a shuffle.
 *
 * @param trunk A rollout that kept snapshots.
 * @param batch Its observations are overwritten by the states'.
 * @param snapshots `[N × state size]`, overwritten by the environments' states.
 * @param order `[trunk rows]`, overwritten; its first N are the rows drawn.
 * @param random Draws.
 */
export function chooseRolloutSet(
  trunk: Rollout,
  batch: Pick<VineBatch, "states" | "observations">,
  snapshots: Float64Array,
  order: Uint32Array,
  random: Random,
): void {
  const { states, observations } = batch;
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (let i = 0; i < states; i++) {
    const j = i + random.integer(order.length - i);
    const row = order[j];
    order[j] = order[i];
    order[i] = row;
  }
  const { observationSize: size, environments } = trunk.environments;
  gatherRows(trunk.observations, order, 0, states, size, observations);
  const { stateSize } = environments[0];
  for (let n = 0; n < states; n++) {
    const from = order[n] * stateSize;
    const state = trunk.snapshots.subarray(from, from + stateSize);
    snapshots.set(state, n * stateSize);
  }
}
