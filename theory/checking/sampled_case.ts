/**
 * What statements on sampled estimators have in common.
 *
 * @module
 */
import type { Conclusion } from "./statement.ts";
import { LARGEST_Z } from "../estimators/z_score.ts";
import { exact } from "./exact.ts";

/** How far estimates are from their expectations, in standard errors. */
export interface SampledCase {
  /** The largest |z|. */
  readonly z: number;
  /** How many numbers were compared. */
  readonly compared: number;
}

/**
 * Concludes that an estimator has its expectation if no |z| exceeds
 * {@linkcode LARGEST_Z}.
 *
 * @param cases The cases, at least one.
 * @returns Whether it holds, and the largest |z|.
 */
export function concludeSampled(cases: readonly SampledCase[]): Conclusion {
  const z = cases.reduce((most, { z }) => Math.max(most, z), 0);
  const compared = cases.reduce((sum, { compared }) => sum + compared, 0);
  return {
    holds: cases.every(({ z }) => z <= LARGEST_Z),
    measurements: [
      exact("largest |z|", z),
      exact("numbers compared", compared),
    ],
  };
}

/**
 * The case of some z scores.
 *
 * @param scores z of everything compared.
 * @returns The largest in absolute value, and how many there are.
 */
export function sampledCase(scores: readonly number[]): SampledCase {
  const z = scores.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
  return { z, compared: scores.length };
}
