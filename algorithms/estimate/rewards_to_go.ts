/**
 * Monte-Carlo returns of whole episodes.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import type { Episodes } from "../collect/trajectories.ts";

/**
 * Discounted rewards to go: G_t = r_t + γ G_{t+1}. After the last step of a
 * truncated episode stands γ · `ends[e]`, after a terminated one nothing.
 *
 * @param batch The episodes.
 * @param gamma Discount γ.
 * @param ends `[episodes]`: V of the last observations; null where there is no
 * V, so that a truncated return is used as it is.
 * @param out `[rows]`, overwritten.
 *
 * @example Two episodes, the second cut by the time limit
 * ```ts
 * import { rewardsToGo } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const out = new Float64Array(4);
 * rewardsToGo({
 *   starts: Int32Array.of(0, 2, 4),
 *   rewards: Float64Array.of(1, 2, 1, 2),
 *   truncated: Uint8Array.of(0, 1),
 * }, 0.5, Float64Array.of(9, 8), out);
 * assertEquals([...out], [2, 2, 4, 6]);
 * ```
 */
export function rewardsToGo(
  batch: Episodes,
  gamma: number,
  ends: Vector | null,
  out: Float64Array,
): void {
  const { starts, rewards, truncated } = batch;
  for (let e = 0; e < truncated.length; e++) {
    let toGo = ends && truncated[e] ? ends[e] : 0;
    for (let row = starts[e + 1] - 1; row >= starts[e]; row--) {
      toGo = rewards[row] + gamma * toGo;
      out[row] = toGo;
    }
  }
}
