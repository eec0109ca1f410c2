import { deriveRandom } from "../../numerics/mod.ts";
import type { BootstrapOptions } from "../statistics/mod.ts";

/** What the bootstraps of a comparison are drawn with. */
export interface BootstrapSettings {
  /** Seed of their random streams, which are named after what they are for. */
  readonly seed: number;
  /** How many resamples are drawn. */
  readonly replications: number;
  /** Of the intervals, between 0 and 1. */
  readonly confidence: number;
}

/**
 * The options of one bootstrap. Its stream has a name of its own, so that no
 * other row changes an interval.
 *
 * @param settings What all share.
 * @param name What it is for, such as `aggregates/ppo`.
 * @returns The options, the stream at its beginning.
 */
export function bootstrapFor(
  { seed, replications, confidence }: BootstrapSettings,
  name: string,
): BootstrapOptions {
  const random = deriveRandom(seed, `bootstrap/${name}`);
  return { random, replications, confidence };
}
