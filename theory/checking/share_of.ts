import type { Measurement } from "./statement.ts";
import { Z_95 } from "../estimators/z_score.ts";

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
 * import { shareOf } from "./share_of.ts";
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
