/**
 * Whole episodes, played side by side.
 *
 * @module
 */
import type { Environment } from "../../envs/mod.ts";
import type { Vector } from "../../networks/engine.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Random } from "../../numerics/random.ts";
import {
  blocks,
  createExplorationNoise,
  createObservationFilter,
} from "./acting.ts";
import type { ExplorationNoise, ObservationFilter } from "./acting.ts";
import type { Parts } from "../algorithm.ts";
import { environmentRandoms } from "./environment_randoms.ts";
import type { SavedTree } from "../state/saved_state.ts";

/** What shapes a batch of trajectories. */
export interface TrajectoryOptions {
  /** Whether observations are normalized by running statistics. */
  readonly normalizeObservations: boolean;
  /** When gSDE draws its noise, in steps since the episodes began. */
  readonly resampleEvery: number | null;
}

/**
 * A collector and the episodes that it collected last, one for each
 * environment. Rows of one episode follow each other: those of episode e are
 * `starts[e]` to `starts[e + 1]` − 1.
 */
export interface Trajectories {
  /** What acts. */
  readonly policy: Policy;
  /** One an episode. */
  readonly environments: readonly Environment[];
  /** Streams of the environments. */
  readonly randoms: readonly Random[];
  /** Steps of all episodes together. */
  rows: number;
  /** `[episodes + 1]`: first row of each episode, then the number of rows. */
  readonly starts: Int32Array;
  /**
   * `[rows × observation size]`, normalized where the options say so; then the
   * last observation of each episode.
   */
  readonly observations: Vector;
  /** `[rows × action size]`, before squashing and clipping. */
  readonly actions: Vector;
  /**
   * `[rows × output size]`: the distribution's parameters that the actions were
   * drawn from.
   */
  readonly outputs: Vector;
  /** `[rows]`, in the environment's own units. */
  readonly rewards: Float64Array;
  /**
   * `[episodes]`: 1 where the time limit cut the episode and it was not
   * terminated.
   */
  readonly truncated: Uint8Array;
  /** Environment steps so far. */
  readonly steps: Float64Array;
  /** Normalizes observations, where the options say so. */
  readonly filter: ObservationFilter;
  /** gSDE's noise. */
  readonly noise: ExplorationNoise;
  /** Draws actions. */
  readonly random: Random;
  /** One row for each episode that still runs. */
  readonly active: ActiveRows;
  /** What has to be saved between batches. */
  readonly saved: SavedTree;
}

/** Buffers of the episodes that still run, close together; n = their number. */
export interface ActiveRows {
  /** `[n]`: which episode a row belongs to. */
  readonly indices: Int32Array;
  /** `[n × observation size]`, as the environments gave them. */
  readonly raw: Vector;
  /** `[n × observation size]`, normalized where the options say so. */
  readonly observations: Vector;
  /** `[n × action size]`. */
  readonly actions: Vector;
  /** `[n × output size]`. */
  readonly outputs: Vector;
  /** `[n × action size]`: what the environments are given. */
  readonly environmentActions: Vector;
  /** Its rows. */
  readonly views: readonly Vector[];
}

/**
 * The most rows of a batch: every environment's time limit.
 *
 * @param environments One an episode.
 * @returns The sum of their limits.
 */
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
      views: blocks(environmentActions, actionSize, count),
    },
  };
}

/**
 * How many episodes the time limit cut.
 *
 * @param batch The episodes.
 * @returns Their number.
 */
export function countTruncated(
  batch: Pick<Trajectories, "truncated">,
): number {
  let count = 0;
  for (const flag of batch.truncated) count += flag;
  return count;
}
