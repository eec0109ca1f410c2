/**
 * Playing whole episodes side by side.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import type { EpisodeRecord } from "./episode_record.ts";
import { drawActions, moveNoise, refreshNoise } from "./explorer.ts";
import { moveLane, observeLane, stepLanes } from "./lanes.ts";
import { countObservations, filterRows } from "./observation_filter.ts";
import type { Trajectories } from "./trajectories.ts";

/**
 * Plays one episode in every environment under π_θ, to its end.
 *
 * @param batch The collector, overwritten.
 * @param theta The policy's parameters.
 * @returns One record an episode, in the order in which they ended.
 */
export function collectTrajectories(
  batch: Trajectories,
  theta: Vector,
): EpisodeRecord[] {
  const { lanes, acting, explorer, filter, starts } = batch;
  const { policy } = explorer;
  const count = lanes.environments.length;
  const lengths = new Int32Array(count);
  const returns = new Float64Array(count);
  const episodes: EpisodeRecord[] = [];
  for (let e = 0; e < count; e++) {
    lanes.place[e] = e;
    lanes.environments[e].reset(lanes.randoms[e]);
    observeLane(lanes, e);
  }
  countObservations(filter, lanes.raw, count);
  let running = count;
  for (let t = 0; running > 0; t++) {
    filterRows(filter, lanes.raw, running, acting.observations);
    refreshNoise(explorer, theta, t);
    drawActions(explorer, theta, acting, running);
    policy.toEnvironment(acting.actions, running, lanes.environmentActions);
    stepLanes(lanes, running);
    batch.steps[0] += running;
    let still = 0;
    for (let lane = 0; lane < running; lane++) {
      const e = lanes.place[lane];
      keepStep(batch, lane, t);
      returns[e] += lanes.rewards[lane];
      lengths[e] = t + 1;
      if (lanes.terminated[lane] || lanes.truncated[lane]) {
        keepEnd(batch, lane);
        const [steps] = batch.steps;
        episodes.push({ steps, return: returns[e], length: lengths[e] });
      } else {
        moveNoise(explorer, lane, still);
        moveLane(lanes, lane, still++);
      }
    }
    running = still;
    countObservations(filter, lanes.raw, running);
  }
  compact(batch, lengths);
  for (let e = 0; e < count; e++) starts[e + 1] = starts[e] + lengths[e];
  return episodes;
}

/** The most steps of an episode, whose rows have so much room until the end. */
function limitOf(batch: Trajectories): number {
  return batch.lanes.environments[0].maxEpisodeSteps;
}

function keepStep(batch: Trajectories, lane: number, t: number): void {
  const { lanes, acting, explorer: { policy } } = batch;
  const { actionSize, outputSize } = policy.distribution;
  const to = lanes.place[lane] * limitOf(batch) + t;
  const { observationSize } = lanes;
  copyRow(acting.observations, lane, batch.observations, to, observationSize);
  copyRow(acting.actions, lane, batch.actions, to, actionSize);
  copyRow(acting.outputs, lane, batch.outputs, to, outputSize);
  batch.rewards[to] = lanes.rewards[lane];
}

/** Keeps how an episode ended, and what it ended with. */
function keepEnd(batch: Trajectories, lane: number): void {
  const { lanes: { raw, place, terminated, observationSize: size } } = batch;
  const e = place[lane];
  batch.truncated[e] = terminated[lane] ? 0 : 1;
  const last = place.length * limitOf(batch) + e;
  copyRow(raw, lane, batch.observations, last, size);
}

/**
 * Moves the episodes' rows together, and their last observations, filtered,
 * behind them.
 */
function compact(batch: Trajectories, lengths: Int32Array): void {
  const { observations, actions, outputs, rewards, filter } = batch;
  const { actionSize, outputSize } = batch.explorer.policy.distribution;
  const { size } = filter;
  const limit = limitOf(batch);
  const count = lengths.length;
  let to = 0;
  for (let e = 0; e < count; e++) {
    const from = e * limit;
    const end = from + lengths[e];
    observations.copyWithin(to * size, from * size, end * size);
    actions.copyWithin(to * actionSize, from * actionSize, end * actionSize);
    outputs.copyWithin(to * outputSize, from * outputSize, end * outputSize);
    rewards.copyWithin(to, from, end);
    to += lengths[e];
  }
  const last = count * limit * size;
  observations.copyWithin(to * size, last, last + count * size);
  const ends = observations.subarray(to * size, (to + count) * size) as Vector;
  filterRows(filter, ends, count, ends);
  batch.rows = to;
}

function copyRow(
  source: Vector,
  from: number,
  out: Vector,
  to: number,
  size: number,
): void {
  for (let k = 0; k < size; k++) out[to * size + k] = source[from * size + k];
}
