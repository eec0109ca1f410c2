/**
 * How fast an error goes to 0: what statements of limits have in common.
 *
 * @module
 */
import { log } from "../../numerics/mod.ts";
import { exact } from "./measurements.ts";
import type { Conclusion } from "./statement.ts";

/** How an error goes to 0. */
export interface SlopeCase {
  /** Slope of log error against log size. */
  readonly slope: number;
  /** The relative error at the last size. */
  readonly error: number;
}

/**
 * The slope of the line of least squares through (log x, log y).
 *
 * @param x Positive numbers, not all the same.
 * @param y As many positive numbers.
 * @returns The slope.
 */
export function slopeOf(x: readonly number[], y: readonly number[]): number {
  const logX = x.map(log);
  const logY = y.map(log);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(logX);
  const meanY = mean(logY);
  const covariance = mean(logX.map((a, i) => (a - meanX) * (logY[i] - meanY)));
  return covariance / mean(logX.map((a) => (a - meanX) ** 2));
}

/**
 * Concludes that errors go to 0 with a power if the median slope is within 1 %
 * of it, all but 2 % of the slopes are not below 0.9 of it, and none is negative.
 * Few are far from it, where the leading coefficient happens to be so small that
 * the next term counts.
 *
 * @param cases The cases, at least one.
 * @param power The slope that there should be.
 * @returns Whether it is, and the slopes.
 */
export function concludeSlopes(
  cases: readonly SlopeCase[],
  power: number,
): Conclusion {
  const slopes = cases.map(({ slope }) => slope).sort((a, b) => a - b);
  const errors = cases.map(({ error }) => error);
  const median = slopes[slopes.length >> 1];
  return {
    holds: Math.abs(median - power) <= 0.01 * power &&
      slopes[Math.floor(slopes.length / 50)] >= 0.9 * power && slopes[0] > 0,
    measurements: [
      exact("median slope", median),
      exact("least slope", slopes[0]),
      exact("largest slope", slopes[slopes.length - 1]),
      exact(
        "largest error at the end",
        errors.reduce((most, error) => Math.max(most, error)),
      ),
    ],
  };
}
