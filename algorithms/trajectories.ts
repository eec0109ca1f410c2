/**
 * Whole episodes, played side by side.
 *
 * @module
 */
import type { Environment } from "../envs/mod.ts";
import type { Vector } from "../networks/engine.ts";
import type { Policy } from "../networks/policy.ts";
import type { Random } from "../numerics/random.ts";
import {
  createExplorationNoise,
  createObservationFilter,
  filterRows,
  observe,
  refreshNoise,
  sampleActions,
} from "./acting.ts";
import type { ExplorationNoise, ObservationFilter } from "./acting.ts";
import type { EpisodeRecord, Parts } from "./algorithm.ts";
import { environmentRandoms } from "./environment_randoms.ts";
import type { SavedTree } from "./saved_state.ts";

/** What shapes a batch of trajectories. */
export interface TrajectoryOptions {
  /** Whether observations are normalized by running statistics. */
  readonly normalizeObservations: boolean;
  /** When gSDE draws its noise, in steps since the episodes began. */
  readonly resampleEvery: number | null;
}

/**
 * A collector and the episodes that it collected last, one for each environment. Rows of
 * one episode follow each other: those of episode e are `starts[e]` to `starts[e + 1]` − 1.
 */
export interface Trajectories {
  readonly policy: Policy;
  readonly environments: readonly Environment[];
  readonly randoms: readonly Random[];
  /** Steps of all episodes together. */
  rows: number;
  /** `[episodes + 1]`. */
  readonly starts: Int32Array;
  /** `[rows × observation size]`, normalized where the options say so; then the last observation of each episode. */
  readonly observations: Vector;
  /** `[rows × action size]`, before squashing and clipping. */
  readonly actions: Vector;
  /** `[rows × output size]`: the distribution's parameters that the actions were drawn from. */
  readonly outputs: Vector;
  /** `[rows]`. */
  readonly rewards: Float64Array;
  /** `[episodes]`: 1 where the time limit cut the episode and it was not terminated. */
  readonly truncated: Uint8Array;
  /** Environment steps so far. */
  readonly steps: Float64Array;
  readonly filter: ObservationFilter;
  readonly noise: ExplorationNoise;
  readonly random: Random;
  /** What has to be saved between batches. */
  readonly saved: SavedTree;
  /** One row for each episode that still runs. */
  readonly active: {
    readonly indices: Int32Array;
    readonly raw: Vector;
    readonly observations: Vector;
    readonly actions: Vector;
    readonly outputs: Vector;
    readonly environmentActions: Vector;
    readonly views: readonly Vector[];
  };
}

/** The most rows of a batch: every environment's time limit. */
export function trajectoryCapacity(
  environments: readonly Environment[],
): number {
  return environments.reduce((sum, e) => sum + e.maxEpisodeSteps, 0);
}

/**
 * Makes a collector.
 *
 * @param parts Engine, environments (one an episode) and streams.
 * @param policy Acts, on as many rows as there are environments.
 * @param options Normalization and exploration.
 * @returns The collector, before its first batch.
 */
export function createTrajectories(
  parts: Parts,
  policy: Policy,
  options: TrajectoryOptions,
): Trajectories {
  const { engine, environments } = parts;
  const count = environments.length;
  const capacity = trajectoryCapacity(environments);
  const size = policy.spec.observationSize;
  const { actionSize, outputSize } = policy.distribution;
  const randoms = environmentRandoms(parts, count);
  const random = parts.random("actions");
  const filter = createObservationFilter(size, options.normalizeObservations);
  const noise = createExplorationNoise(policy, count, options.resampleEvery);
  const steps = new Float64Array(1);
  const environmentActions = engine.vector(count * actionSize);
  return {
    policy,
    environments,
    randoms,
    rows: 0,
    starts: new Int32Array(count + 1),
    observations: engine.vector((capacity + count) * size),
    actions: engine.vector(capacity * actionSize),
    outputs: engine.vector(capacity * outputSize),
    rewards: new Float64Array(capacity),
    truncated: new Uint8Array(count),
    steps,
    filter,
    noise,
    random,
    saved: {
      streams: Object.fromEntries(
        randoms.map((stream, i) => [`${i}`, stream.state]),
      ),
      actions: random.state,
      filter: filter.saved,
      steps,
    },
    active: {
      indices: new Int32Array(count),
      raw: engine.vector(count * size),
      observations: engine.vector(count * size),
      actions: engine.vector(count * actionSize),
      outputs: engine.vector(count * outputSize),
      environmentActions,
      views: Array.from(
        { length: count },
        (_, i) =>
          environmentActions.subarray(
            i * actionSize,
            (i + 1) * actionSize,
          ) as Vector,
      ),
    },
  };
}

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

/** Keeps gSDE's noise with its episode when the rows of the running episodes close ranks. */
function moveMatrix(
  noise: ExplorationNoise,
  policy: Policy,
  from: number,
  to: number,
): void {
  const size = policy.exploration?.matrixSize ?? 0;
  noise.matrices.copyWithin(to * size, from * size, (from + 1) * size);
}

/** Moves the episodes' rows together, and their last observations, filtered, behind them. */
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

/**
 * Discounted rewards to go: G_t = r_t + γ G_{t+1}. After the last step of a truncated
 * episode stands γ · `ends[e]`, after a terminated one nothing.
 *
 * @param batch The episodes.
 * @param gamma Discount γ.
 * @param ends `[episodes]`: V of the last observations; null where there is no V, so that
 * a truncated return is used as it is.
 * @param out `[rows]`, overwritten.
 */
export function rewardsToGo(
  batch: Trajectories,
  gamma: number,
  ends: Vector | null,
  out: Float64Array,
): void {
  const { starts, rewards, truncated } = batch;
  for (let e = 0; e < truncated.length; e++) {
    let toGo = ends && truncated[e] ? ends[e] : 0;
    for (let row = starts[e + 1] - 1; row >= starts[e]; row--) {
      toGo = rewards[row] + gamma * toGo;
      out[row] = toGo;
    }
  }
}
