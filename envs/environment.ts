/**
 * The door of every environment: spaces as plain records, an explicit numeric
 * state, and a step that allocates nothing.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";

/** A finite set of actions, numbered from 0 to `n` − 1. */
export interface DiscreteSpace {
  /** Tells a discrete space from a box. */
  readonly kind: "discrete";
  /** How many actions there are. */
  readonly n: number;
}

/** A box of real vectors; ±Infinity where it has no bound. */
export interface BoxSpace {
  /** Tells a box from a discrete space. */
  readonly kind: "box";
  /** Sizes of the tensor; a vector of three numbers is `[3]`. */
  readonly shape: readonly number[];
  /** Lower bound of each element, flattened. */
  readonly low: readonly number[];
  /** Upper bound of each element, flattened. */
  readonly high: readonly number[];
}

/** Any space of actions or observations. */
export type Space = DiscreteSpace | BoxSpace;

/**
 * One action: an index for a discrete space, a vector for a box. The numbers of
 * a `Float32Array` are treated as Gymnasium treats float32 actions, any other
 * array as float64.
 */
export type Action = number | ArrayLike<number>;

/** What a step gave. The record belongs to the environment and is overwritten by its next step. */
export interface StepResult {
  /** Reward of the step, in the environment's own units. */
  reward: number;
  /** Whether the task itself ended; nothing is to be bootstrapped. */
  terminated: boolean;
  /** Whether the time limit was reached; the task would have gone on. */
  truncated: boolean;
}

/** One copy of an environment. */
export interface Environment {
  /** Gymnasium's id, such as `CartPole-v1`. */
  readonly id: string;
  /** What `observe` writes. */
  readonly observationSpace: BoxSpace;
  /** What `step` takes. */
  readonly actionSpace: Space;
  /** The time limit, in steps; it belongs to the id. */
  readonly maxEpisodeSteps: number;
  /** How many numbers `snapshot` writes. */
  readonly stateSize: number;
  /** Starts a new episode. */
  reset(random: Random): void;
  /**
   * Moves by one step.
   *
   * @throws {RangeError} If the action has a wrong size, is not finite, or is
   * outside a discrete set.
   */
  step(action: Action, random: Random): StepResult;
  /** Writes the observation, each element rounded to float32, from `out[offset]` on. */
  observe(out: Float32Array | Float64Array, offset: number): void;
  /**
   * Writes the whole state, from `into[offset]` on: the variables in Gymnasium's
   * order, then whatever else the environment keeps, the step counter last.
   */
  snapshot(into: Float64Array, offset?: number): void;
  /** Takes back what `snapshot` wrote, to the bit. */
  restore(from: Float64Array, offset?: number): void;
  /** Frees what the environment holds outside JavaScript's memory. */
  [Symbol.dispose](): void;
}
