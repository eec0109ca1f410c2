import {
  bootstrap,
  type BootstrapEstimate,
  type BootstrapOptions,
} from "./bootstrap.ts";
import { interquartileMeanOf } from "./interquartile_mean.ts";
import { meanOfTaskMeans, medianOfTaskMeans, taskMeans } from "./task_means.ts";
import { optimalityGapOf } from "./optimality_gap.ts";
import { sampleOf } from "./sample.ts";

/** The four aggregates of one algorithm's scores over its tasks. */
export interface AggregateIntervals {
  /** Interquartile mean of all scores. */
  readonly iqm: BootstrapEstimate;
  /** Mean over tasks of their mean scores. */
  readonly mean: BootstrapEstimate;
  /** Median over tasks of their mean scores. */
  readonly median: BootstrapEstimate;
  /** By how much the scores fall short of 1 on average; lower is better. */
  readonly optimalityGap: BootstrapEstimate;
}

/**
 * The aggregates of scores over tasks with their stratified bootstrap
 * intervals (see `bootstrap`), all four of the same resamples.
 *
 * Where tasks have different numbers of runs, each run has the same weight in
 * interquartile mean and optimality gap, and each task in mean and median.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @param options How the bootstrap is done.
 * @returns The aggregates.
 * @throws {RangeError} If there is no task, a task has no score, a score is not
 * finite, or an option is impossible.
 *
 * @example Two tasks of three runs
 * ```ts
 * import { deriveRandom } from "../../numerics/mod.ts";
 * import { aggregateIntervals } from "./aggregate_intervals.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { iqm, mean } = aggregateIntervals(
 *   [[0.25, 0.5, 0.75], [1, 1, 1]],
 *   { random: deriveRandom(1, "aggregates") },
 * );
 *
 * assertEquals(mean, { value: 0.75, lower: 0.625, upper: 0.875 });
 * assertEquals(iqm.value, (0.5 + 0.75 + 1 + 1) / 4);
 * ```
 */
export function aggregateIntervals(
  tasks: readonly (readonly number[])[],
  options: BootstrapOptions,
): AggregateIntervals {
  const sample = sampleOf(tasks);
  const means = new Float64Array(tasks.length);
  const [iqm, mean, median, gap] = bootstrap({
    strata: [sample],
    statistics: 4,
    evaluate(out) {
      taskMeans(sample, means);
      out[0] = interquartileMeanOf(sample);
      out[1] = meanOfTaskMeans(means);
      out[2] = medianOfTaskMeans(means);
      out[3] = optimalityGapOf(sample);
    },
  }, options);
  return { iqm, mean, median, optimalityGap: gap };
}
