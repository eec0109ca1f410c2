/**
 * Weights of the steps of whole episodes.
 *
 * @module
 */

/**
 * Replaces rewards to go by each episode's total return.
 *
 * @param starts `[episodes + 1]`: first row of each episode, then the number of
 * rows.
 * @param weights `[rows]`: rewards to go; changed in place.
 */
export function spreadTotals(starts: Int32Array, weights: Float64Array): void {
  for (let e = 0; e < starts.length - 1; e++) {
    weights.fill(weights[starts[e]], starts[e], starts[e + 1]);
  }
}

/**
 * γᵗ of every step, t from the beginning of its episode.
 *
 * @param starts `[episodes + 1]`: first row of each episode, then the number of
 * rows.
 * @param gamma γ.
 * @param out `[rows]`, overwritten.
 *
 * @example Two episodes
 * ```ts
 * import { discountsOf } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const out = new Float64Array(3);
 * discountsOf(Int32Array.of(0, 2, 3), 0.5, out);
 * assertEquals([...out], [1, 0.5, 1]);
 * ```
 */
export function discountsOf(
  starts: Int32Array,
  gamma: number,
  out: Float64Array,
): void {
  for (let e = 0; e < starts.length - 1; e++) {
    let discount = 1;
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      out[row] = discount;
      discount *= gamma;
    }
  }
}
