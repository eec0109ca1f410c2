/**
 * Rollouts of a fixed length in several environments.
 *
 * @module
 */
import type { Vectorize, VectorEnvironment } from "../envs/mod.ts";
import type { Engine, Vector } from "../networks/engine.ts";
import { createRewardScaling, scaleRewards } from "../networks/mod.ts";
import type { RewardScaling } from "../networks/mod.ts";
import type { Policy } from "../networks/policy.ts";
import type { Random } from "../numerics/random.ts";
import {
  blocks,
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

/** What shapes a rollout. */
export interface RolloutOptions {
  /** Steps T of each environment. */
  readonly stepsPerEnvironment: number;
  /** Whether observations are normalized by running statistics. */
  readonly normalizeObservations: boolean;
  /** Whether rewards are divided by the running deviation of the discounted return. */
  readonly normalizeRewards: boolean;
  /** Discount γ of that return. */
  readonly gamma: number;
  /** When gSDE draws its noise. */
  readonly resampleEvery: number | null;
  /** Whether the environments' states before each step are kept. */
  readonly keepSnapshots: boolean;
}

/**
 * A collector and the rollout that it filled last. Rows are time-major: row
 * t · count + i is step t of environment i. n = count, T = steps.
 */
export interface Rollout {
  readonly policy: Policy;
  readonly environments: VectorEnvironment;
  /** T. */
  readonly horizon: number;
  /** T · n. */
  readonly rows: number;
  /**
   * `[(T · n + n + T · n) × observation size]`, normalized where the options say so: the
   * rows, then the n observations after the last step, then the last observations of
   * truncated episodes.
   */
  readonly observations: Vector;
  /** `[T · n × action size]`, before squashing and clipping. */
  readonly actions: Vector;
  /** `[T · n × output size]`: the distribution's parameters that the actions were drawn from. */
  readonly outputs: Vector;
  /** `[T · n]`, scaled where the options say so. */
  readonly rewards: Float64Array;
  /** `[T · n]`. */
  readonly terminated: Uint8Array;
  /** `[T · n]`. */
  readonly truncated: Uint8Array;
  /** `[T · n × state size]`: the environments' states before each step; empty where they are not kept. */
  readonly snapshots: Float64Array;
  /** Rows that were truncated and not terminated, in the order of their last observations. */
  readonly truncatedRows: Int32Array;
  /** How many of them there are. */
  truncatedCount: number;
  /** Environment steps so far. */
  readonly steps: Float64Array;
  readonly filter: ObservationFilter;
  /** What has to be saved between rollouts. */
  readonly saved: SavedTree;
  readonly scaling: RewardScaling | null;
  readonly noise: ExplorationNoise;
  readonly random: Random;
  readonly views: {
    readonly observations: readonly Vector[];
    readonly actions: readonly Vector[];
    readonly outputs: readonly Vector[];
    readonly truncated: readonly Vector[];
  };
  readonly environmentActions: Vector;
  readonly scaledRewards: Float64Array;
  readonly ended: Uint8Array;
}

/**
 * Makes a collector; every environment is reset.
 *
 * @param parts Engine, environments and streams.
 * @param policy Acts.
 * @param options Length and normalization.
 * @returns The collector, before its first rollout.
 */
export function createRollout(
  parts: Parts,
  policy: Policy,
  options: RolloutOptions,
): Rollout {
  const engine: Engine = parts.engine;
  const count = parts.environments.length;
  const randoms = environmentRandoms(parts, count);
  const vectorize: Vectorize = parts.vectorize;
  const environments = vectorize(parts.environments, randoms);
  environments.reset();
  const horizon = options.stepsPerEnvironment;
  const rows = horizon * count;
  const { observationSize, actionSize } = environments;
  const { outputSize } = policy.distribution;
  const observations = engine.vector((2 * rows + count) * observationSize);
  const actions = engine.vector(rows * policy.distribution.actionSize);
  const outputs = engine.vector(rows * outputSize);
  const random = parts.random("actions");
  const filter = createObservationFilter(
    observationSize,
    options.normalizeObservations,
  );
  const scaling = options.normalizeRewards
    ? createRewardScaling(count, options.gamma)
    : null;
  const noise = createExplorationNoise(policy, count, options.resampleEvery);
  const steps = new Float64Array(1);
  const views = {
    observations: blocks(observations, count * observationSize, horizon + 1),
    actions: blocks(actions, count * policy.distribution.actionSize, horizon),
    outputs: blocks(outputs, count * outputSize, horizon),
    truncated: blocks(
      observations.subarray((rows + count) * observationSize) as Vector,
      observationSize,
      rows,
    ),
  };
  observe(filter, environments.observations, count);
  filterRows(
    filter,
    environments.observations,
    count,
    views.observations[horizon],
  );
  return {
    policy,
    environments,
    horizon,
    rows,
    observations,
    actions,
    outputs,
    rewards: new Float64Array(rows),
    terminated: new Uint8Array(rows),
    truncated: new Uint8Array(rows),
    snapshots: new Float64Array(
      options.keepSnapshots ? rows * parts.environments[0].stateSize : 0,
    ),
    truncatedRows: new Int32Array(rows),
    truncatedCount: 0,
    steps,
    filter,
    scaling,
    noise,
    random,
    views,
    environmentActions: engine.vector(count * actionSize),
    scaledRewards: new Float64Array(count),
    ended: new Uint8Array(count),
    saved: {
      environments,
      streams: Object.fromEntries(
        randoms.map((stream, i) => [`${i}`, stream.state]),
      ),
      actions: random.state,
      filter: filter.saved,
      scaling: scaling
        ? {
          returns: scaling.returns,
          mean: scaling.moments.mean,
          variance: scaling.moments.variance,
          count: scaling.moments.count,
        }
        : {},
      noise: noise.matrices,
      steps,
      next: views.observations[horizon],
    },
  };
}

/**
 * Fills the rollout by T steps of every environment under π_θ. An episode goes on from
 * one rollout to the next.
 *
 * @param rollout The collector, overwritten.
 * @param theta The policy's parameters.
 * @returns The episodes that ended.
 */
export function collectRollout(
  rollout: Rollout,
  theta: Vector,
): EpisodeRecord[] {
  const { policy, environments, horizon, views, noise, random } = rollout;
  const { count } = environments;
  const episodes: EpisodeRecord[] = [];
  views.observations[0].set(views.observations[horizon]);
  rollout.truncatedCount = 0;
  for (let t = 0; t < horizon; t++) {
    refreshNoise(noise, policy, theta, t, count, random);
    const outputs = views.outputs[t];
    const actions = views.actions[t];
    policy.forward(theta, views.observations[t], count, outputs);
    sampleActions(policy, noise, outputs, count, random, actions);
    policy.toEnvironment(actions, count, rollout.environmentActions);
    keepSnapshots(rollout, t);
    environments.step(rollout.environmentActions);
    rollout.steps[0] += count;
    keepStep(rollout, t, episodes);
    observe(rollout.filter, environments.observations, count);
    keepTruncated(rollout, t);
    filterRows(
      rollout.filter,
      environments.observations,
      count,
      views.observations[t + 1],
    );
  }
  return episodes;
}

function keepSnapshots(rollout: Rollout, t: number): void {
  const { environments: { environments, count }, snapshots } = rollout;
  if (snapshots.length === 0) return;
  const size = environments[0].stateSize;
  for (let i = 0; i < count; i++) {
    environments[i].snapshot(snapshots, (t * count + i) * size);
  }
}

function keepStep(
  rollout: Rollout,
  t: number,
  episodes: EpisodeRecord[],
): void {
  const { environments, ended } = rollout;
  const { count, rewards, terminated, truncated } = environments;
  for (let i = 0; i < count; i++) {
    const row = t * count + i;
    rollout.terminated[row] = terminated[i];
    rollout.truncated[row] = truncated[i];
    rollout.rewards[row] = rewards[i];
    ended[i] = terminated[i] | truncated[i];
    if (ended[i]) {
      episodes.push({
        steps: rollout.steps[0],
        return: environments.episodeReturns[i],
        length: environments.episodeLengths[i],
      });
    }
  }
  if (rollout.scaling) {
    scaleRewards(rollout.scaling, rewards, ended, rollout.scaledRewards);
    rollout.rewards.set(rollout.scaledRewards, t * count);
  }
}

function keepTruncated(rollout: Rollout, t: number): void {
  const { environments } = rollout;
  const { count, observationSize } = environments;
  for (let i = 0; i < count; i++) {
    if (!environments.truncated[i] || environments.terminated[i]) continue;
    const place = rollout.truncatedCount++;
    rollout.truncatedRows[place] = t * count + i;
    filterRows(
      rollout.filter,
      environments.finalObservations.subarray(
        i * observationSize,
        (i + 1) * observationSize,
      ),
      1,
      rollout.views.truncated[place],
    );
  }
}

/** Rows of `observations` that a value is wanted for: the steps, what follows them, and truncated ends. */
export function valueRows(rollout: Rollout): number {
  return rollout.rows + rollout.environments.count + rollout.truncatedCount;
}

/**
 * V of the observation that each step led to, before any reset.
 *
 * @param rollout The rollout.
 * @param values `[valueRows(rollout)]`: V of the rows of `rollout.observations`.
 * @param nextValues `[T · n]`, overwritten.
 */
export function nextValuesOf(
  rollout: Rollout,
  values: Vector,
  nextValues: Float64Array,
): void {
  const { rows, environments: { count }, truncatedRows } = rollout;
  for (let row = 0; row < rows; row++) nextValues[row] = values[row + count];
  for (let place = 0; place < rollout.truncatedCount; place++) {
    nextValues[truncatedRows[place]] = values[rows + count + place];
  }
}
