import type { Random } from "../../numerics/mod.ts";
import { CONFIDENCE, MINIMUM_SEEDS } from "./confidence.ts";
import { percentileInterval } from "./percentile_interval.ts";
import type { Strata } from "./sample.ts";

/** Replications for a number: an aggregate, or a probability of improvement. */
export const REPLICATIONS = 50_000;

/** Replications for a band: a number at each of many points. */
export const BAND_REPLICATIONS = 2_000;

/** How a bootstrap is done. */
export interface BootstrapOptions {
  /** Where the draws come from; a stream of its own for each call. */
  readonly random: Random;
  /**
   * How many resamples are drawn, a whole number from 1 on.
   *
   * @default 50,000 for a number, 2,000 for a band
   */
  readonly replications?: number;
  /**
   * Share of the resamples that an interval spans, between 0 and 1.
   *
   * @default 0.95
   */
  readonly confidence?: number;
}

/** A statistic with its percentile interval. */
export interface BootstrapEstimate {
  /** The statistic of the scores themselves. */
  readonly value: number;
  /** Lower end of the interval; null where a task has fewer than `MINIMUM_SEEDS` runs. */
  readonly lower: number | null;
  /** Upper end of the interval; null where a task has fewer than `MINIMUM_SEEDS` runs. */
  readonly upper: number | null;
}

/** Several statistics of the same resamples. */
export interface Bootstrapped {
  /** What is resampled; its counts change from resample to resample. */
  readonly strata: readonly Strata[];
  /** How many statistics there are. */
  readonly statistics: number;
  /**
   * Evaluates the statistics on what `strata` has drawn.
   *
   * @param out Where they go, `statistics` of them.
   */
  evaluate(out: Float64Array): void;
}

/**
 * The stratified bootstrap: within each task as many runs are drawn with
 * replacement as there are, independently of the other tasks. The interval of a
 * statistic is that of its percentiles over the resamples. All statistics are
 * evaluated on the same resamples.
 *
 * Agarwal et al. 2021, section 4.1, https://arxiv.org/abs/2108.13264. Its library
 * rliable draws from NumPy's global generator, whatever seed it is given; here
 * every draw is from `random`.
 *
 * @param bootstrapped What is resampled and evaluated, every run drawn once. So
 * it is again afterwards.
 * @param options How it is done.
 * @returns The statistics in the order of `evaluate`. None has an interval
 * where a task has fewer than `MINIMUM_SEEDS` runs, and then nothing is drawn.
 * @throws {RangeError} If an option is impossible.
 *
 * @example Interval of the best run
 * ```ts
 * import { deriveRandom } from "../../numerics/mod.ts";
 * import { bootstrap } from "./bootstrap.ts";
 * import { sampleOf } from "./sample.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const sample = sampleOf([[1, 2, 3, 4, 5]]);
 * const [best] = bootstrap({
 *   strata: [sample],
 *   statistics: 1,
 *   evaluate(out) {
 *     out[0] = sample.values[sample.counts.findLastIndex((count) => count > 0)];
 *   },
 * }, { random: deriveRandom(1, "example"), replications: 1_000 });
 *
 * assertEquals(best, { value: 5, lower: 3, upper: 5 });
 * ```
 */
export function bootstrap(
  bootstrapped: Bootstrapped,
  options: BootstrapOptions,
): BootstrapEstimate[] {
  const { strata, statistics, evaluate } = bootstrapped;
  const { random, replications = REPLICATIONS, confidence = CONFIDENCE } =
    options;
  check(replications, confidence);
  const out = new Float64Array(statistics);
  evaluate(out);
  const values = Array.from(out);
  if (!strata.every(hasEnoughSeeds)) {
    return values.map((value) => ({ value, lower: null, upper: null }));
  }
  // Statistic after statistic, so that each has its resamples side by side.
  const resampled = new Float64Array(statistics * replications);
  for (let replication = 0; replication < replications; replication++) {
    for (let i = 0; i < strata.length; i++) resample(strata[i], random);
    evaluate(out);
    for (let statistic = 0; statistic < statistics; statistic++) {
      resampled[statistic * replications + replication] = out[statistic];
    }
  }
  for (const { counts } of strata) counts.fill(1);
  return values.map((value, statistic) => {
    const start = statistic * replications;
    const own = resampled.subarray(start, start + replications);
    return { value, ...percentileInterval(own, confidence) };
  });
}

/** Draws as many runs of each task as it has, with replacement. */
function resample({ offsets, counts }: Strata, random: Random): void {
  counts.fill(0);
  for (let task = 0; task + 1 < offsets.length; task++) {
    const start = offsets[task];
    const runs = offsets[task + 1] - start;
    for (let draw = 0; draw < runs; draw++) {
      counts[start + random.integer(runs)]++;
    }
  }
}

function hasEnoughSeeds({ offsets }: Strata): boolean {
  return offsets.every((offset, task) =>
    task === 0 || offset - offsets[task - 1] >= MINIMUM_SEEDS
  );
}

function check(replications: number, confidence: number): void {
  if (!Number.isInteger(replications) || replications < 1) {
    throw new RangeError(
      `Cannot bootstrap as 'replications' must be a whole number >= 1: current value is ${replications}`,
    );
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(
      `Cannot bootstrap as 'confidence' must be between 0 and 1: current value is ${confidence}`,
    );
  }
}
