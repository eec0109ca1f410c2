/**
 * Playing whole episodes side by side.
 *
 * @module
 */
import type { Vector } from "../../networks/engine.ts";
import type { Policy } from "../../networks/policy.ts";
import { filterRows, observe, refreshNoise, sampleActions } from "./acting.ts";
import type { ExplorationNoise } from "./acting.ts";
import type { EpisodeRecord } from "../algorithm.ts";
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
  const { policy, environments, randoms, active, starts, filter } = batch;
  const count = environments.length;
  const size = policy.spec.observationSize;
  const { actionSize, outputSize } = policy.distribution;
  const discrete = policy.distribution.kind === "categorical";
  const limit = environments[0].maxEpisodeSteps;
  const lengths = new Int32Array(count);
  const returns = new Float64Array(count);
  const episodes: EpisodeRecord[] = [];
  for (let e = 0; e < count; e++) {
    active.indices[e] = e;
    environments[e].reset(randoms[e]);
    environments[e].observe(active.raw, e * size);
  }
  observe(filter, active.raw, count);
  let running = count;
  for (let t = 0; running > 0; t++) {
    const { raw, observations, outputs, actions, environmentActions } = active;
    filterRows(filter, raw, running, observations);
    refreshNoise(batch.noise, policy, theta, t, count, batch.random);
    policy.forward(theta, observations, running, outputs);
    sampleActions(policy, batch.noise, outputs, running, batch.random, actions);
    policy.toEnvironment(actions, running, environmentActions);
    batch.steps[0] += running;
    let still = 0;
    for (let row = 0; row < running; row++) {
      const e = active.indices[row];
      const to = e * limit + t;
      copyRow(observations, row, batch.observations, to, size);
      copyRow(actions, row, batch.actions, to, actionSize);
      copyRow(outputs, row, batch.outputs, to, outputSize);
      const environment = environments[e];
      const step = environment.step(
        discrete ? environmentActions[row] : active.views[row],
        randoms[e],
      );
      batch.rewards[to] = step.reward;
      returns[e] += step.reward;
      lengths[e] = t + 1;
      environment.observe(raw, still * size);
      if (step.terminated || step.truncated) {
        batch.truncated[e] = step.terminated ? 0 : 1;
        const last = (e + count * limit) * size;
        for (let k = 0; k < size; k++) {
          batch.observations[last + k] = raw[still * size + k];
        }
        episodes.push({
          steps: batch.steps[0],
          return: returns[e],
          length: lengths[e],
        });
      } else {
        moveMatrix(batch.noise, policy, row, still);
        active.indices[still++] = e;
      }
    }
    running = still;
    observe(filter, raw, running);
  }
  compact(batch, lengths, limit);
  for (let e = 0; e < count; e++) starts[e + 1] = starts[e] + lengths[e];
  return episodes;
}

/**
 * Keeps gSDE's noise with its episode when the rows of the running episodes
 * close ranks.
 */
function moveMatrix(
  noise: ExplorationNoise,
  policy: Policy,
  from: number,
  to: number,
): void {
  const size = policy.exploration?.matrixSize ?? 0;
  noise.matrices.copyWithin(to * size, from * size, (from + 1) * size);
}

/**
 * Moves the episodes' rows together, and their last observations, filtered,
 * behind them.
 */
function compact(
  batch: Trajectories,
  lengths: Int32Array,
  limit: number,
): void {
  const { observations, actions, outputs, rewards, policy, filter } = batch;
  const { actionSize, outputSize } = policy.distribution;
  const size = policy.spec.observationSize;
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
  from: Vector,
  row: number,
  to: Vector,
  toRow: number,
  size: number,
): void {
  for (let k = 0; k < size; k++) to[toRow * size + k] = from[row * size + k];
}
