import {
  BAND_REPLICATIONS,
  bootstrap,
  type BootstrapOptions,
  type Bootstrapped,
} from "./bootstrap.ts";

/** A statistic at each of many points, with its percentile intervals. */
export interface BandEstimate {
  /** The statistic of the scores themselves, at each point. */
  readonly value: number[];
  /** Lower ends; null where a task has fewer than `MINIMUM_SEEDS` runs. */
  readonly lower: (number | null)[];
  /** Upper ends; null where a task has fewer than `MINIMUM_SEEDS` runs. */
  readonly upper: (number | null)[];
}

/**
 * Bootstraps a band: a statistic for each point, all of the same resamples. The
 * intervals hold point by point, not for the whole band at once.
 *
 * @param bootstrapped What is resampled and evaluated.
 * @param options How it is done; 2,000 replications where it doesn't say.
 * @returns The band.
 * @throws {RangeError} If an option is impossible.
 */
export function bootstrapBand(
  bootstrapped: Bootstrapped,
  options: BootstrapOptions,
): BandEstimate {
  const { replications = BAND_REPLICATIONS } = options;
  const estimates = bootstrap(bootstrapped, { ...options, replications });
  return {
    value: estimates.map(({ value }) => value),
    lower: estimates.map(({ lower }) => lower),
    upper: estimates.map(({ upper }) => upper),
  };
}
