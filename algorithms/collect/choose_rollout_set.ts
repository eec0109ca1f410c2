/**
 * The rollout set of a vine.
 *
 * @module
 */
import type { Random } from "../../numerics/random.ts";
import type { Rollout } from "./rollout.ts";
import { gatherRows } from "./rows.ts";
import type { VineBatch } from "./vine_batch.ts";

/** Where the chosen states are written. */
interface RolloutSet extends Pick<VineBatch, "states" | "observations"> {
  /** `[N × state size]`: the environments' states. */
  readonly snapshots: Float64Array;
  /** `[trunk rows]`: the first N are the rows drawn. */
  readonly order: Uint32Array;
}

/**
 * Draws N different states of the trunk, each set of N equally likely: the
 * first N places of a shuffle.
 *
 * @param trunk A rollout that kept snapshots.
 * @param set N; observations, snapshots and order are overwritten.
 * @param random Draws.
 */
export function chooseRolloutSet(
  trunk: Rollout,
  set: RolloutSet,
  random: Random,
): void {
  const { states, observations, snapshots, order } = set;
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (let i = 0; i < states; i++) {
    const j = i + random.integer(order.length - i);
    const row = order[j];
    order[j] = order[i];
    order[i] = row;
  }
  const chosen = order.subarray(0, states);
  const { observationSize, environments } = trunk.environments;
  gatherRows(trunk.observations, observationSize, chosen, observations);
  const { stateSize } = environments[0];
  chosen.forEach((row, n) => {
    const from = row * stateSize;
    const state = trunk.snapshots.subarray(from, from + stateSize);
    snapshots.set(state, n * stateSize);
  });
}
