import { CONFIDENCE, MINIMUM_SEEDS } from "./confidence.ts";
import { mean, sampleStandardDeviation } from "./mean.ts";
import { studentTCriticalValue } from "./student_t_critical_value.ts";

/** A mean and how sure one may be of it. */
interface MeanInterval {
  /** Their mean. */
  readonly mean: number;
  /** The interval is mean ± this; null for fewer than `MINIMUM_SEEDS` values, which have none. */
  readonly halfWidth: number | null;
}

/**
 * The mean of independent values with Student's t interval:
 * x̄ ± t · s / √n, t the two-sided critical value with n − 1 degrees of freedom.
 *
 * Of few values the percentile bootstrap would be too narrow: its interval for
 * the mean of 5 normal values covers the true mean 83 % of the time instead of
 * 95 %, since resamples of so few spread less than new runs would. Student's t
 * covers 95 %: it is exact for normal values. Scores of seeds, some of them at a
 * bound, are not quite normal; see Agarwal et al. 2021,
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
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const interval = meanInterval([-73.7, -73.2, -71.7, -70.6, -78]);
 *
 * assertAlmostEquals(interval.mean, -73.44, 1e-12);
 * assertAlmostEquals(interval.halfWidth!, 3.5126, 1e-4);
 * ```
 */
export function meanInterval(
  values: readonly number[],
  confidence = CONFIDENCE,
): MeanInterval {
  const n = values.length;
  const center = mean(values);
  if (n < MINIMUM_SEEDS) return { mean: center, halfWidth: null };
  const t = studentTCriticalValue(confidence, n - 1);
  const standardError = sampleStandardDeviation(values) / Math.sqrt(n);
  return { mean: center, halfWidth: t * standardError };
}
