/**
 * Baselines of REINFORCE that come from the other trajectories of a batch, so
 * that the gradient stays unbiased.
 *
 * @module
 */

/**
 * Subtracts from each weight the mean of the other trajectories' returns from
 * the start.
 *
 * @param starts `[episodes + 1]`: first row of each episode, then the number of
 * rows.
 * @param weights `[rows]`: Ψ_t, total returns or rewards to go; changed in
 * place.
 *
 * @example Three episodes of one step
 * ```ts
 * import { subtractMeanOfOthers } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const weights = Float64Array.of(1, 2, 6);
 * subtractMeanOfOthers(Int32Array.of(0, 1, 2, 3), weights);
 * assertEquals([...weights], [-3, -1.5, 4.5]);
 * ```
 */
export function subtractMeanOfOthers(
  starts: Int32Array,
  weights: Float64Array,
): void {
  const count = starts.length - 1;
  if (count < 2) return;
  const first = Float64Array.from(starts.subarray(0, count), (s) => weights[s]);
  const sum = first.reduce((total, value) => total + value, 0);
  for (let e = 0; e < count; e++) {
    const baseline = (sum - first[e]) / (count - 1);
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      weights[row] -= baseline;
    }
  }
}

/**
 * Subtracts from the weight at time t the mean of the other trajectories'
 * weights at the same t; nothing where no other trajectory lasts that long.
 *
 * @param starts `[episodes + 1]`: first row of each episode, then the number of
 * rows.
 * @param weights `[rows]`: Ψ_t; changed in place.
 */
export function subtractTimeMeanOfOthers(
  starts: Int32Array,
  weights: Float64Array,
): void {
  const count = starts.length - 1;
  let longest = 0;
  for (let e = 0; e < count; e++) {
    longest = Math.max(longest, starts[e + 1] - starts[e]);
  }
  const sums = new Float64Array(longest);
  const alive = new Int32Array(longest);
  for (let e = 0; e < count; e++) {
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      sums[row - starts[e]] += weights[row];
      alive[row - starts[e]]++;
    }
  }
  for (let e = 0; e < count; e++) {
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      const t = row - starts[e];
      if (alive[t] < 2) continue;
      weights[row] -= (sums[t] - weights[row]) / (alive[t] - 1);
    }
  }
}

/**
 * Mean over trajectories of Γ_j − b^(−j) ∘ S_j, where S_j is trajectory j's
 * summed score and Γ_j its score weighted by returns. The constant of least
 * variance is, in each parameter, b_i = E[Γ_i S_i] / E[S_i²]; for trajectory j
 * it is estimated from the others.
 *
 * With total returns Γ = G S and b_i = E[G S_i²] / E[S_i²], Peters and Schaal
 * 2008, equation 14, https://doi.org/10.1016/j.neunet.2008.02.003.
 *
 * @param weighted Γ_j, one vector a trajectory.
 * @param scores S_j, one vector a trajectory.
 * @param out The estimate, overwritten.
 */
export function optimalConstantGradient(
  weighted: readonly ArrayLike<number>[],
  scores: readonly ArrayLike<number>[],
  out: Float32Array | Float64Array,
): void {
  const count = scores.length;
  for (let i = 0; i < out.length; i++) {
    let products = 0;
    let squares = 0;
    for (let j = 0; j < count; j++) {
      products += weighted[j][i] * scores[j][i];
      squares += scores[j][i] * scores[j][i];
    }
    let sum = 0;
    for (let j = 0; j < count; j++) {
      const score = scores[j][i];
      const others = squares - score * score;
      const baseline = others > 0
        ? (products - weighted[j][i] * score) / others
        : 0;
      sum += weighted[j][i] - baseline * score;
    }
    out[i] = sum / count;
  }
}
