/**
 * Whole episodes, played side by side.
 *
 * @module
 */
import type { Environment } from "../../envs/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Parts } from "../state/parts.ts";
import type { SavedTree } from "../state/saved_state.ts";
import { environmentRandoms, savedStreams } from "./environment_randoms.ts";
import { createExplorer } from "./explorer.ts";
import type { ActingRows, Explorer } from "./explorer.ts";
import { createLanes } from "./lanes.ts";
import type { Lanes } from "./lanes.ts";
import { createObservationFilter } from "./observation_filter.ts";
import type { ObservationFilter } from "./observation_filter.ts";

/** What shapes a batch of trajectories. */
export interface TrajectoryOptions {
  /** Whether observations are normalized by running statistics. */
  readonly normalizeObservations: boolean;
  /** When gSDE draws its noise, in steps since the episodes began. */
  readonly resampleEvery: number | null;
}

/**
 * Whole episodes whose rows follow each other: those of episode e are
 * `starts[e]` to `starts[e + 1]` − 1.
 */
export interface Episodes {
  /** `[episodes + 1]`: first row of each episode, then the number of rows. */
  readonly starts: Int32Array;
  /** `[rows]`, in the environment's own units. */
  readonly rewards: Float64Array;
  /**
   * `[episodes]`: 1 where the time limit cut the episode and it was not
   * terminated.
   */
  readonly truncated: Uint8Array;
}

/**
 * A collector and the episodes that it collected last, one for each
 * environment.
 */
export interface Trajectories extends Episodes {
  /** Steps of all episodes together. */
  rows: number;
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
  /** Environment steps so far. */
  readonly steps: Float64Array;
  /** Normalizes observations, where the options say so. */
  readonly filter: ObservationFilter;
  /** Draws actions. */
  readonly explorer: Explorer;
  /** The episodes that still run. */
  readonly lanes: Lanes;
  /** What the policy sees and does in each lane. */
  readonly acting: ActingRows;
  /** What has to be saved between batches. */
  readonly saved: SavedTree;
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
  const steps = new Float64Array(1);
  return {
    rows: 0,
    starts: new Int32Array(count + 1),
    observations: engine.vector((capacity + count) * size),
    actions: engine.vector(capacity * actionSize),
    outputs: engine.vector(capacity * outputSize),
    rewards: new Float64Array(capacity),
    truncated: new Uint8Array(count),
    steps,
    filter,
    explorer: createExplorer(policy, {
      count,
      resampleEvery: options.resampleEvery,
      random: () => random,
    }),
    lanes: createLanes(engine, environments, randoms),
    acting: {
      observations: engine.vector(count * size),
      actions: engine.vector(count * actionSize),
      outputs: engine.vector(count * outputSize),
    },
    saved: {
      streams: savedStreams(randoms),
      actions: random.state,
      filter: filter.saved,
      steps,
    },
  };
}

/**
 * How many episodes the time limit cut.
 *
 * @param batch The episodes.
 * @returns Their number.
 */
export function countTruncated(batch: Pick<Episodes, "truncated">): number {
  let count = 0;
  for (const flag of batch.truncated) count += flag;
  return count;
}
