/**
 * Rollouts of a fixed length in several environments.
 *
 * @module
 */
import type { VectorEnvironment } from "../../envs/mod.ts";
import type { Vector } from "../../networks/engine.ts";
import { createRewardScaling } from "../../networks/mod.ts";
import type { RewardScaling } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Random } from "../../numerics/random.ts";
import {
  blocks,
  createExplorationNoise,
  createObservationFilter,
  filterRows,
  observe,
} from "./acting.ts";
import type { ExplorationNoise, ObservationFilter } from "./acting.ts";
import type { Parts } from "../algorithm.ts";
import { environmentRandoms } from "./environment_randoms.ts";
import type { SavedTree } from "../state/saved_state.ts";

/** What shapes a rollout. */
export interface RolloutOptions {
  /** Steps T of each environment. */
  readonly stepsPerEnvironment: number;
  /** Whether observations are normalized by running statistics. */
  readonly normalizeObservations: boolean;
  /**
   * Whether rewards are divided by the running deviation of the discounted
   * return.
   */
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
  /** What acts. */
  readonly policy: Policy;
  /** The copies, stepped together. */
  readonly environments: VectorEnvironment;
  /** T. */
  readonly horizon: number;
  /** T · n. */
  readonly rows: number;
  /**
   * `[(T · n + n + T · n) × observation size]`, normalized where the options
   * say so: the rows, then the n observations after the last step, then the
   * last observations of truncated episodes.
   */
  readonly observations: Vector;
  /** `[T · n × action size]`, before squashing and clipping. */
  readonly actions: Vector;
  /**
   * `[T · n × output size]`: the distribution's parameters that the actions
   * were drawn from.
   */
  readonly outputs: Vector;
  /** `[T · n]`, scaled where the options say so. */
  readonly rewards: Float64Array;
  /** `[T · n]`: 1 where the step terminated. */
  readonly terminated: Uint8Array;
  /** `[T · n]`: 1 where the step reached the time limit. */
  readonly truncated: Uint8Array;
  /**
   * `[T · n × state size]`: the environments' states before each step; empty
   * where they are not kept.
   */
  readonly snapshots: Float64Array;
  /**
   * Rows that were truncated and not terminated, in the order of their last
   * observations.
   */
  readonly truncatedRows: Int32Array;
  /** How many of them there are. */
  truncatedCount: number;
  /** Environment steps so far. */
  readonly steps: Float64Array;
  /** Normalizes observations, where the options say so. */
  readonly filter: ObservationFilter;
  /** Scales rewards; null where they are used as they are. */
  readonly scaling: RewardScaling | null;
  /** gSDE's noise. */
  readonly noise: ExplorationNoise;
  /** Draws actions. */
  readonly random: Random;
  /** Blocks of the arrays above. */
  readonly views: RolloutViews;
  /** `[n × action size]`: what the environments are given. */
  readonly environmentActions: Vector;
  /** `[n]`. */
  readonly scaledRewards: Float64Array;
  /** `[n]`: 1 where the latest step ended an episode. */
  readonly ended: Uint8Array;
  /** What has to be saved between rollouts. */
  readonly saved: SavedTree;
}

/** Views made once, so that steps allocate nothing. */
export interface RolloutViews {
  /** Observations before step t, for t = 0…T. */
  readonly observations: readonly Vector[];
  /** Actions of step t. */
  readonly actions: readonly Vector[];
  /** Outputs of step t. */
  readonly outputs: readonly Vector[];
  /** Places for last observations of truncated episodes. */
  readonly truncated: readonly Vector[];
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
  const { engine } = parts;
  const count = parts.environments.length;
  const randoms = environmentRandoms(parts, count);
  const environments = parts.vectorize(parts.environments, randoms);
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
      steps,
      next: views.observations[horizon],
    },
  };
}

/**
 * Rows of `observations` that a value is wanted for: the steps, what follows
 * them, and truncated ends.
 *
 * @param rollout The rollout.
 * @returns How many rows there are.
 */
export function valueRows(rollout: Rollout): number {
  return rollout.rows + rollout.environments.count + rollout.truncatedCount;
}

/**
 * V of the observation that each step led to, before any reset.
 *
 * @param rollout The rollout.
 * @param values `[valueRows(rollout)]`: V of the rows of
 * `rollout.observations`.
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
