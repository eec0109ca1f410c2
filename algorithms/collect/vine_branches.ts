/**
 * The branches of a vine: short rollouts from states of the trunk.
 *
 * @module
 */
import type { Environment } from "../../envs/mod.ts";
import type { Engine, Network, Vector } from "../../networks/engine.ts";
import type { Policy } from "../../networks/policy.ts";
import { createRandom } from "../../numerics/mod.ts";
import type { Random } from "../../numerics/random.ts";
import type { TrpoVineOptions } from "../options/trpo_vine_options.ts";
import { blocks } from "./acting.ts";

/** How branches are rolled out. */
export type BranchOptions = Pick<
  TrpoVineOptions,
  "rolloutLength" | "repeats" | "commonRandomNumbers" | "gamma"
>;

/** States and actions to branch from: row n · K + k is action k of state n. */
export interface BranchPoints {
  /** N. */
  readonly states: number;
  /** K. */
  readonly actionsPerState: number;
  /** `[states × state size]`: snapshots. */
  readonly snapshots: Float64Array;
  /** `[N · K × action size]`, before squashing and clipping. */
  readonly actions: Vector;
}

/** Environments and buffers that branches run in. */
export interface Branches {
  /** What rolls out. */
  readonly policy: Policy;
  /** One a slot. */
  readonly environments: readonly Environment[];
  /** One stream an environment, whose state is set for each branch. */
  readonly randoms: readonly Random[];
  /** Which environment a slot runs in; a permutation. */
  readonly place: Int32Array;
  /** Which branch a slot runs. */
  readonly branch: Int32Array;
  /** Steps of each slot's rollout so far. */
  readonly elapsed: Int32Array;
  /** γᵗ. */
  readonly discount: Float64Array;
  /** Discounted returns so far. */
  readonly returns: Float64Array;
  /** 1 where the episode terminated, so that nothing follows. */
  readonly terminated: Uint8Array;
  /** 1 where the time limit was reached. */
  readonly truncated: Uint8Array;
  /** `[slots × observation size]`, as the environments gave them. */
  readonly raw: Vector;
  /** `[slots × observation size]`, normalized where the trunk's are. */
  readonly observations: Vector;
  /** `[slots × output size]`. */
  readonly outputs: Vector;
  /** `[slots × action size]`. */
  readonly actions: Vector;
  /** `[slots × action size]`: what the environments are given. */
  readonly environmentActions: Vector;
  /** Its rows. */
  readonly views: readonly Vector[];
  /** `[slots]`: V of the observations. */
  readonly values: Vector;
}

/** The value that a rollout which was cut short may end with. */
export interface BranchValue {
  /** V as a function of φ. */
  readonly network: Network;
  /** φ. */
  readonly phi: Vector;
}

/**
 * Makes the slots.
 *
 * @param engine Where buffers live.
 * @param policy Rolls out.
 * @param environments One a slot.
 * @returns The slots, all free.
 */
export function createBranches(
  engine: Engine,
  policy: Policy,
  environments: readonly Environment[],
): Branches {
  const slots = environments.length;
  const { actionSize, outputSize } = policy.distribution;
  const size = policy.spec.observationSize;
  const environmentActions = engine.vector(slots * actionSize);
  return {
    policy,
    environments,
    randoms: environments.map(() => createRandom(Uint32Array.of(1, 2, 3, 4))),
    place: Int32Array.from({ length: slots }, (_, i) => i),
    branch: new Int32Array(slots),
    elapsed: new Int32Array(slots),
    discount: new Float64Array(slots),
    returns: new Float64Array(slots),
    terminated: new Uint8Array(slots),
    truncated: new Uint8Array(slots),
    raw: engine.vector(slots * size),
    observations: engine.vector(slots * size),
    outputs: engine.vector(slots * outputSize),
    actions: engine.vector(slots * actionSize),
    environmentActions,
    views: blocks(environmentActions, actionSize, slots),
    values: engine.vector(slots),
  };
}
