/**
 * Rollouts of a fixed length in several environments.
 *
 * @module
 */
import type { VectorEnvironment } from "../../envs/mod.ts";
import type { Vector } from "../../networks/vector.ts";
import { createRewardScaling } from "../../networks/mod.ts";
import type { RewardScaling } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Parts } from "../state/parts.ts";
import type { ActorCriticOptions } from "../options/actor_critic_options.ts";
import type { SavedTree } from "../state/saved_state.ts";
import { environmentRandoms, savedStreams } from "./environment_randoms.ts";
import { createExplorer } from "./explorer.ts";
import type { ActingRows, Explorer } from "./explorer.ts";
import {
  countObservations,
  createObservationFilter,
  filterRows,
} from "./observation_filter.ts";
import type { ObservationFilter } from "./observation_filter.ts";
import { blocks } from "./rows.ts";

/** What shapes a rollout. */
interface RolloutOptions extends
  Pick<
    ActorCriticOptions,
    | "stepsPerEnvironment"
    | "normalizeObservations"
    | "normalizeRewards"
    | "gamma"
  > {
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
  /** Draws actions. */
  readonly explorer: Explorer;
  /** `[T]`: the rows of step t, made once so that steps allocate nothing. */
  readonly stepRows: readonly ActingRows[];
  /** `[T + 1]`: observations before step t, then after the last step. */
  readonly stepObservations: readonly Vector[];
  /** `[T · n]`: places for last observations of truncated episodes. */
  readonly truncatedObservations: readonly Vector[];
  /** `[n × action size]`: what the environments are given. */
  readonly environmentActions: Vector;
  /** `[n]`. */
  readonly scaledRewards: Float64Array;
  /** `[n]`: 1 where the latest step ended an episode. */
  readonly ended: Uint8Array;
  /** What has to be saved between rollouts. */
  readonly saved: SavedTree;
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
  const steps = new Float64Array(1);
  const stepObservations = blocks(
    observations,
    count * observationSize,
    horizon + 1,
  );
  const stepActions = blocks(
    actions,
    count * policy.distribution.actionSize,
    horizon,
  );
  const stepOutputs = blocks(outputs, count * outputSize, horizon);
  const { observations: raw } = environments;
  countObservations(filter, raw, count);
  filterRows(filter, raw, count, stepObservations[horizon]);
  return {
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
    explorer: createExplorer(policy, {
      count,
      resampleEvery: options.resampleEvery,
      random: () => random,
    }),
    stepRows: stepActions.map((actions, t) => ({
      observations: stepObservations[t],
      outputs: stepOutputs[t],
      actions,
    })),
    stepObservations,
    truncatedObservations: blocks(
      observations.subarray((rows + count) * observationSize) as Vector,
      observationSize,
      rows,
    ),
    environmentActions: engine.vector(count * actionSize),
    scaledRewards: new Float64Array(count),
    ended: new Uint8Array(count),
    saved: {
      environments,
      streams: savedStreams(randoms),
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
      next: stepObservations[horizon],
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
