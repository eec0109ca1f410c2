import { sampleOf } from "./sample.ts";
import { taskMeans } from "./task_means.ts";

/**
 * The median over tasks of their mean scores: the middle one, or the mean of
 * the two middle ones. `aggregate_median` of rliable (Agarwal et al. 2021).
 *
 * It stays where it is when nearly half of the tasks score 0, so it says little
 * of a suite of a few tasks.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @returns The median of their means.
 * @throws {RangeError} If there is no task, a task has no score, or a score is
 * not finite.
 *
 * @example Median of four tasks
 * ```ts
 * import { medianOfMeans } from "./median_of_means.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(medianOfMeans([[1], [0, 0], [0.5], [0.5, 1]]), 0.625);
 * ```
 */
export function medianOfMeans(tasks: readonly (readonly number[])[]): number {
  return medianOfTaskMeans(taskMeans(sampleOf(tasks)));
}

/**
 * The median of tasks' mean scores.
 *
 * @param means Mean score of each task, at least one. They are sorted in place.
 * @returns Their median.
 */
export function medianOfTaskMeans(means: Float64Array): number {
  means.sort();
  const upper = means.length >> 1;
  if (means.length % 2 === 1) return means[upper];
  return (means[upper - 1] + means[upper]) / 2;
}
