/** The 97.5 % point of the normal distribution, for 95 % intervals. */
export const Z_95 = 1.959963984540054;

/** The largest |z| that chance is believed to give. */
export const LARGEST_Z = 5.5;

/**
 * z = (estimate − expected) / standard error. Where the standard error is 0,
 * or less than rounding, 10⁻¹² relative to the expected value stands for it.
 *
 * @param estimate What was estimated.
 * @param expected Its expectation.
 * @param standardError Its standard deviation, at least 0.
 * @returns z.
 *
 * @example Two standard errors
 * ```ts
 * import { zScore } from "./z_score.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(zScore(4, 3, 0.5), 2);
 * assertEquals(zScore(3, 3, 0), 0);
 * ```
 */
export function zScore(
  estimate: number,
  expected: number,
  standardError: number,
): number {
  const rounding = 1e-12 * Math.max(1, Math.abs(expected));
  return (estimate - expected) / Math.max(standardError, rounding);
}

/**
 * z of the mean of samples, with the standard error that they show.
 *
 * @param samples At least two.
 * @param expected The expectation of each.
 * @returns z.
 */
export function zOfMean(samples: ArrayLike<number>, expected: number): number {
  const n = samples.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += samples[i] / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (samples[i] - mean) ** 2;
  return zScore(mean, expected, Math.sqrt(squares / (n - 1) / n));
}
