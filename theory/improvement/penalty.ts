/**
 * The penalties of the lower bounds: by how much η may fall short of L.
 *
 * @module
 */

/**
 * The largest advantage, ε = max_{s,a} |A_π(s, a)|, over all states and actions.
 *
 * Source: Schulman et al. 2015, equation 8, https://arxiv.org/abs/1502.05477
 *
 * @param values A_π, `[S·A]`; or Ā, `[S]`, for the ε of a mixture.
 * @returns ε.
 */
export function epsilonOf(values: Float64Array): number {
  return values.reduce(
    (largest, value) => Math.max(largest, Math.abs(value)),
    0,
  );
}

/**
 * The coefficient C = 4 ε γ / (1 − γ)² of the squared total variation, and of
 * the KL divergence.
 *
 * Source: Schulman et al. 2015, equations 8 and 9, https://arxiv.org/abs/1502.05477
 *
 * @param epsilon ε ≥ 0.
 * @param gamma Discount γ in [0, 1).
 * @returns C.
 *
 * @example ε = 3 and a horizon of two steps
 * ```ts
 * import { penaltyCoefficient } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(penaltyCoefficient(3, 0.5), 24);
 * ```
 */
export function penaltyCoefficient(epsilon: number, gamma: number): number {
  return 4 * epsilon * gamma / ((1 - gamma) * (1 - gamma));
}

/**
 * The penalty C · D of a divergence D. At γ = 0, where C is 0, there is none
 * even for an infinite divergence.
 *
 * @param coefficient C ≥ 0.
 * @param divergence max_s KL or max_s D_TV², maybe infinite.
 * @returns The penalty, maybe infinite.
 */
export function penaltyOf(coefficient: number, divergence: number): number {
  return coefficient === 0 ? 0 : coefficient * divergence;
}
