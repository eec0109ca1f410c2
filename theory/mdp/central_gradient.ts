/**
 * The gradient of a function by central differences of the sixth order,
 * (45 (f₁ − f₋₁) − 9 (f₂ − f₋₂) + (f₃ − f₋₃)) / 60h with f_k = f(θ + k h e_i).
 *
 * Source: B. Fornberg 1988, table 1,
 * https://doi.org/10.1090/S0025-5718-1988-0935077-0
 *
 * @param f The function; it must not keep its argument.
 * @param theta θ, `[n]`; it is left as it is.
 * @param step h > 0.
 * @returns ∂f/∂θ, `[n]`.
 *
 * @example A polynomial of degree six, where it is exact but for rounding
 * ```ts
 * import { centralGradient } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const gradient = centralGradient(([x]) => x ** 6, Float64Array.of(2), 0.1);
 *
 * assertAlmostEquals(gradient[0], 192, 1e-10);
 * ```
 */
export function centralGradient(
  f: (theta: Float64Array) => number,
  theta: Float64Array,
  step: number,
): Float64Array {
  const at = theta.slice();
  const difference = (i: number, k: number) => {
    at[i] = theta[i] + k * step;
    const above = f(at);
    at[i] = theta[i] - k * step;
    const below = f(at);
    at[i] = theta[i];
    return above - below;
  };
  return theta.map((_, i) =>
    (45 * difference(i, 1) - 9 * difference(i, 2) + difference(i, 3)) /
    (60 * step)
  );
}
