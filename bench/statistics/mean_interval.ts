import { mean } from "./mean.ts";
import { sampleStandardDeviation } from "./sample_standard_deviation.ts";
import { studentTCriticalValue } from "./student_t_critical_value.ts";

/** A mean and how sure one may be of it. */
export interface MeanInterval {
  /** How many values there are. */
  readonly n: number;
  /** Their mean. */
  readonly mean: number;
  /** The interval is mean ± this; null for a single value, which has none. */
  readonly halfWidth: number | null;
}

/**
 * The mean of independent values with Student's t interval:
 * x̄ ± t · s / √n, t the two-sided critical value with n − 1 degrees of freedom.
 *
 * The interval is exact for values of a normal distribution. Scores of few
 * seeds, some of them at a bound, are not quite that; see Agarwal et al. 2021,
 * https://arxiv.org/abs/2108.13264, for what many seeds allow.
 *
 * @param values One score a seed, at least one.
 * @param confidence Between 0 and 1; 0.95 by default.
 * @returns Mean and half width.
 * @throws {RangeError} If there is no value or the confidence is impossible.
 *
 * @example Interval over five seeds
 * ```ts
 * import { meanInterval } from "./mean_interval.ts";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const interval = meanInterval([-73.7, -73.2, -71.7, -70.6, -78]);
 *
 * assertEquals(interval.n, 5);
 * assertAlmostEquals(interval.mean, -73.44, 1e-12);
 * assertAlmostEquals(interval.halfWidth!, 3.5126, 1e-4);
 * ```
 */
export function meanInterval(
  values: readonly number[],
  confidence = 0.95,
): MeanInterval {
  const n = values.length;
  if (n === 1) return { n, mean: values[0], halfWidth: null };
  const center = mean(values);
  const t = studentTCriticalValue(confidence, n - 1);
  const standardError = sampleStandardDeviation(values) / Math.sqrt(n);
  return { n, mean: center, halfWidth: t * standardError };
}
