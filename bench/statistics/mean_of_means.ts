import { sampleOf } from "./sample.ts";
import { taskMeans } from "./task_means.ts";

/**
 * The mean over tasks of their mean scores, so that every task has the same
 * weight: (Σₘ x̄ₘ) / M. `aggregate_mean` of rliable (Agarwal et al. 2021).
 *
 * One task with large scores can outweigh all others.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @returns The mean of their means.
 * @throws {RangeError} If there is no task, a task has no score, or a score is
 * not finite.
 *
 * @example A task of few runs counts as much as one of many
 * ```ts
 * import { meanOfMeans } from "./mean_of_means.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(meanOfMeans([[0, 0, 0, 0], [1]]), 0.5);
 * ```
 */
export function meanOfMeans(tasks: readonly (readonly number[])[]): number {
  return meanOfTaskMeans(taskMeans(sampleOf(tasks)));
}

/**
 * The mean of tasks' mean scores.
 *
 * @param means Mean score of each task, at least one.
 * @returns Their mean, never outside them.
 */
export function meanOfTaskMeans(means: Float64Array): number {
  let sum = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let task = 0; task < means.length; task++) {
    sum += means[task];
    lowest = Math.min(lowest, means[task]);
    highest = Math.max(highest, means[task]);
  }
  // A rounded mean may lie beyond its values by a last place, the exact may not.
  return Math.min(Math.max(sum / means.length, lowest), highest);
}
