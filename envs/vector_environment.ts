/**
 * Several copies of one environment, stepped together.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import type { BoxSpace, Environment, Space } from "./environment.ts";

/**
 * n copies with automatic reset. All arrays belong to the record and are
 * overwritten by the next call; nothing is allocated per step.
 */
export interface VectorEnvironment {
  /** The copies, in order. */
  readonly environments: readonly Environment[];
  /** How many copies there are. */
  readonly count: number;
  /** Space of one copy's observation. */
  readonly observationSpace: BoxSpace;
  /** Space of one copy's action. */
  readonly actionSpace: Space;
  /** Numbers in one observation. */
  readonly observationSize: number;
  /** Numbers in one action: 1 for a discrete space. */
  readonly actionSize: number;
  /** `[count × observationSize]`: what to act on next, after any automatic reset. */
  readonly observations: Float32Array;
  /** `[count × observationSize]`: last observation of the episodes that the latest step ended; other rows are stale. */
  readonly finalObservations: Float32Array;
  /** `[count]`: rewards of the latest step. */
  readonly rewards: Float64Array;
  /** `[count]`: 1 where the latest step terminated. */
  readonly terminated: Uint8Array;
  /** `[count]`: 1 where the latest step truncated. */
  readonly truncated: Uint8Array;
  /** `[count]`: undiscounted return of the running episode, or of the one that the latest step ended. */
  readonly episodeReturns: Float64Array;
  /** `[count]`: length of the running episode, or of the one that the latest step ended. */
  readonly episodeLengths: Float64Array;
  /** Starts a new episode in every copy. */
  reset(): void;
  /**
   * Steps every copy; a copy whose episode ends is reset at once.
   *
   * @param actions `[count × actionSize]`, in the environment's own units; indices for a discrete space.
   */
  step(actions: Float32Array | Float64Array): void;
  /** How many numbers `snapshot` writes. */
  readonly stateSize: number;
  /** Writes the state of every copy, its episode's counters, and its observation; random streams are kept by their owner. */
  snapshot(into: Float64Array): void;
  /** Takes back what `snapshot` wrote, to the bit. */
  restore(from: Float64Array): void;
}

/** Makes a {@linkcode VectorEnvironment} of the copies, copy i drawing from `randoms[i]` only. */
export type Vectorize = (
  environments: readonly Environment[],
  randoms: readonly Random[],
) => VectorEnvironment;
