/**
 * The branches of a vine: short rollouts from states of the trunk.
 *
 * @module
 */
import type { Environment } from "../../envs/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { Policy } from "../../networks/policy.ts";
import { createRandom } from "../../numerics/mod.ts";
import type { Random } from "../../numerics/random.ts";
import type { TrpoVineOptions } from "../options/trpo_vine_options.ts";
import type { StateValue } from "../state/state_value.ts";
import { createExplorer } from "./explorer.ts";
import type { ActingRows, Explorer } from "./explorer.ts";
import { createLanes } from "./lanes.ts";
import type { Lanes } from "./lanes.ts";
import type { ObservationFilter } from "./observation_filter.ts";
import type { VineBatch } from "./vine_batch.ts";

/** How branches are rolled out. */
export type BranchOptions = Pick<
  TrpoVineOptions,
  "rolloutLength" | "repeats" | "commonRandomNumbers" | "gamma"
>;

/** States and actions to branch from: row n · K + k is action k of state n. */
export interface BranchPoints
  extends Pick<VineBatch, "states" | "actionsPerState" | "actions" | "q"> {
  /** `[states × state size]`: snapshots. */
  readonly snapshots: Float64Array;
}

/** What branches have beside their policy. */
interface BranchParts {
  /** The observations' statistics, which branches do not change. */
  readonly filter: ObservationFilter;
  /** What a rollout that is cut short ends with, or null. */
  readonly value: StateValue | null;
  /** Gives every branch its stream. */
  readonly random: Random;
}

/** Environments and buffers that branches run in, one a lane. */
export interface Branches extends BranchParts {
  /** Draws actions, each branch from its own stream. */
  readonly explorer: Explorer;
  /** The environments, whose streams are set for each branch. */
  readonly lanes: Lanes;
  /** What the policy sees and does in each lane. */
  readonly acting: ActingRows;
  /** Which branch a lane runs. */
  readonly branch: Int32Array;
  /** Steps of each lane's rollout so far. */
  readonly elapsed: Int32Array;
  /** γᵗ. */
  readonly discount: Float64Array;
  /** Discounted returns so far. */
  readonly returns: Float64Array;
  /** `[lanes]`: V of the observations. */
  readonly values: Vector;
}

/**
 * Makes the lanes.
 *
 * @param engine Where buffers live.
 * @param policy Rolls out.
 * @param environments One a lane.
 * @param parts Filter, value and stream.
 * @returns The lanes, all free.
 */
export function createBranches(
  engine: Engine,
  policy: Policy,
  environments: readonly Environment[],
  parts: BranchParts,
): Branches {
  const count = environments.length;
  const { actionSize, outputSize } = policy.distribution;
  const randoms = environments.map(() =>
    createRandom(Uint32Array.of(1, 2, 3, 4))
  );
  const lanes = createLanes(engine, environments, randoms);
  return {
    ...parts,
    explorer: createExplorer(policy, {
      count,
      resampleEvery: null,
      random: (lane) => randoms[lanes.place[lane]],
    }),
    lanes,
    acting: {
      observations: engine.vector(count * policy.spec.observationSize),
      outputs: engine.vector(count * outputSize),
      actions: engine.vector(count * actionSize),
    },
    branch: new Int32Array(count),
    elapsed: new Int32Array(count),
    discount: new Float64Array(count),
    returns: new Float64Array(count),
    values: engine.vector(count),
  };
}
