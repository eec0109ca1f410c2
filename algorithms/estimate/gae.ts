/**
 * Generalized advantage estimation.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";

/**
 * Transitions of `count` environments over T steps, time-major: row
 * t · count + i is step t of environment i.
 */
export interface Transitions {
  /** How many environments there are. */
  readonly count: number;
  /** `[T · count]`: rewards r_t. */
  readonly rewards: Float64Array;
  /** `[T · count]`: V(s_t). */
  readonly values: Vector;
  /**
   * `[T · count]`: V of the observation that the step led to, before any reset.
   */
  readonly nextValues: Vector;
  /**
   * `[T · count]`: 1 where the step terminated; nothing is bootstrapped there.
   */
  readonly terminated: Uint8Array;
  /**
   * `[T · count]`: 1 where the time limit cut the episode; its last value is
   * bootstrapped.
   */
  readonly truncated: Uint8Array;
}

/** The two discounts of generalized advantage estimation. */
export interface GaeOptions {
  /** Discount γ of rewards, in [0, 1]. */
  readonly gamma: number;
  /**
   * Discount λ of temporal differences, in [0, 1]: 0 gives δ_t, 1 the return
   * minus the value.
   */
  readonly lambda: number;
}

/**
 * Advantages by exponentially weighted temporal differences:
 *
 * δ_t = r_t + γ (1 − terminated_t) V(s_{t+1}) − V(s_t), A_t = δ_t + γ λ (1 −
 * ended_t) A_{t+1}.
 *
 * Schulman et al. 2016, equations 11 to 16, https://arxiv.org/abs/1506.02438.
 * At a truncated step the sum stops, but V of the last observation is
 * bootstrapped.
 *
 * @param transitions Rewards, values and ends.
 * @param options γ and λ.
 * @param advantages `[T · count]`, overwritten.
 * @example One environment, two steps, the second terminates
 * ```ts
 * import { gae } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const advantages = new Float64Array(2);
 * gae({
 *   count: 1,
 *   rewards: Float64Array.of(1, 1),
 *   values: Float64Array.of(0.5, 0.25),
 *   nextValues: Float64Array.of(0.25, 9),
 *   terminated: Uint8Array.of(0, 1),
 *   truncated: Uint8Array.of(0, 0),
 * }, { gamma: 0.5, lambda: 0.5 }, advantages);
 * assertEquals([...advantages], [0.8125, 0.75]);
 * ```
 */
export function gae(
  transitions: Transitions,
  options: GaeOptions,
  advantages: Float64Array,
): void {
  const { count, rewards, values, nextValues, terminated, truncated } =
    transitions;
  const { gamma, lambda } = options;
  for (let row = rewards.length - 1; row >= 0; row--) {
    const bootstrap = terminated[row] ? 0 : gamma * nextValues[row];
    // δ_t = r_t + γ V(s_{t+1}) − V(s_t)
    const delta = rewards[row] + bootstrap - values[row];
    const goesOn = row + count < rewards.length && !terminated[row] &&
      !truncated[row];
    // A_t = δ_t + γ λ A_{t+1}
    advantages[row] = delta +
      (goesOn ? gamma * lambda * advantages[row + count] : 0);
  }
}
