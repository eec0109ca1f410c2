import type { Random } from "../numerics/random.ts";
import type { Action, StepResult } from "./environment.ts";
import type { EnvironmentRecord } from "./environment_record.ts";

/**
 * An environment's record with its task, as pure functions over a vector of
 * state variables; what differs from one environment to another, and nothing
 * else.
 */
export interface Dynamics extends EnvironmentRecord {
  /** How many numbers of state there are, in Gymnasium's order. */
  readonly variables: number;
  /**
   * Draws a start.
   *
   * @param state `[variables]`, written.
   * @param random Where the start comes from.
   */
  reset(state: Float64Array, random: Random): void;
  /**
   * Moves by one step. The action is checked before anything is written.
   *
   * @param state `[variables]`, read and written.
   * @param action An action of the space.
   * @param result Takes the reward and whether the task ended.
   * @throws {RangeError} If the action is refused.
   */
  step(state: Float64Array, action: Action, result: StepResult): void;
  /**
   * Writes the observation, each element rounded to float32.
   *
   * @param state `[variables]`, read.
   * @param out Where to write.
   * @param offset Index of the first element in `out`.
   */
  observe(
    state: Float64Array,
    out: Float32Array | Float64Array,
    offset: number,
  ): void;
}
