import { exp, log } from "../../numerics/mod.ts";
import { Z_95 } from "../estimators/z_score.ts";
import type { Conclusion, Measurement } from "./statement.ts";

/**
 * A measurement that is no estimate: it has no interval.
 *
 * @param name What it is.
 * @param value The number; null where it is infinite or there is none.
 * @returns The measurement.
 */
export function exact(name: string, value: number | null): Measurement {
  return { name, value, interval: null };
}

/**
 * A conclusion that tells more.
 *
 * @param conclusion Whether it holds, and what was measured.
 * @param further What else was measured, the most telling first.
 * @returns The conclusion with all of it.
 */
export function withMeasurements(
  conclusion: Conclusion,
  further: readonly Measurement[],
): Conclusion {
  const { holds, measurements } = conclusion;
  return { holds, measurements: [...measurements, ...further] };
}

/**
 * The geometric mean of ratios, with the interval exp(m ± 1.96 s/√n) of the
 * mean logarithm.
 *
 * @param name What the ratios are.
 * @param ratios The ratios, above 0; those that are null are left out.
 * @returns The mean; null where there are fewer than two ratios.
 */
export function meanRatio(
  name: string,
  ratios: readonly (number | null)[],
): Measurement {
  const { value, interval } = meanOfNumbers(
    name,
    ratios.flatMap((ratio) => ratio === null ? [] : log(ratio)),
  );
  if (value === null || interval === null) return exact(name, null);
  const [lower, upper] = interval;
  return { name, value: exp(value), interval: [exp(lower), exp(upper)] };
}

/**
 * The mean of numbers, m ± 1.96 s/√n.
 *
 * @param name What they are.
 * @param values The numbers; those that are null are left out.
 * @returns The mean; null where there are fewer than two.
 */
export function meanOfNumbers(
  name: string,
  values: readonly (number | null)[],
): Measurement {
  const numbers = values.filter((value) => value !== null);
  const n = numbers.length;
  if (n < 2) return exact(name, null);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / n;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = Z_95 * Math.sqrt(squares / (n - 1) / n);
  return { name, value: mean, interval: [mean - half, mean + half] };
}

/**
 * The median of cases, with the interval between those two that have about
 * n/2 ± 0.98 √n cases below them, as the number below the true median is
 * binomial.
 *
 * Source: G. Hahn and W. Meeker 1991, Statistical Intervals, section 5.2.
 *
 * @param name What it is the median of.
 * @param values One a case, in any order.
 * @returns The median with its 95 % interval; null where there is no case.
 *
 * @example Of 1 to 25
 * ```ts
 * import { medianOf } from "./measurements.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const values = Array.from({ length: 25 }, (_, i) => 25 - i);
 * const { value, interval } = medianOf("number", values);
 *
 * assertEquals(value, 13);
 * assertEquals(interval, [8, 18]);
 * ```
 */
export function medianOf(
  name: string,
  values: readonly number[],
): Measurement {
  if (values.length === 0) return exact(name, null);
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const half = Z_95 * Math.sqrt(n) / 2;
  const at = (rank: number) => sorted[Math.max(0, Math.min(n - 1, rank))];
  const value = (at((n - 1) >> 1) + at(n >> 1)) / 2;
  const lower = Math.floor(n / 2 - half);
  return { name, value, interval: [at(lower), at(n - 1 - lower)] };
}

/**
 * The share of cases of which something is true, with Wilson's interval,
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
 *
 * Source: E. Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
 *
 * @param name What it is the share of.
 * @param cases Whether it is true of each case; at least one.
 * @returns The share with its 95 % interval.
 *
 * @example None of ten
 * ```ts
 * import { shareOf } from "./measurements.ts";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const { value, interval } = shareOf("violated", new Array(10).fill(false));
 *
 * assertEquals(value, 0);
 * assertAlmostEquals(interval![1], 0.2775, 1e-4);
 * ```
 */
export function shareOf(name: string, cases: readonly boolean[]): Measurement {
  const n = cases.length;
  const value = cases.filter((is) => is).length / n;
  const center = value + Z_95 * Z_95 / (2 * n);
  const half = Z_95 *
    Math.sqrt(value * (1 - value) / n + Z_95 * Z_95 / (4 * n * n));
  const whole = 1 + Z_95 * Z_95 / n;
  // At 0 and 1 the interval ends there, but for rounding.
  const lower = value === 0 ? 0 : (center - half) / whole;
  const upper = value === 1 ? 1 : (center + half) / whole;
  return { name, value, interval: [lower, upper] };
}
