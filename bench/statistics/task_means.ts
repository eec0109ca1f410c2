import { type Sample, sampleOf } from "./sample.ts";

/**
 * The mean of each task's scores.
 *
 * @param sample Normalized scores, as they were drawn.
 * @param means Where the means go: one for each task.
 * @returns `means`. None lies outside its task's scores.
 *
 * @example Means of two tasks
 * ```ts
 * import { sampleOf } from "./sample.ts";
 * import { taskMeans } from "./task_means.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const sample = sampleOf([[1, 2, 3], [0, 5]]);
 *
 * assertEquals([...taskMeans(sample)], [2, 2.5]);
 * ```
 */
export function taskMeans(
  sample: Sample,
  means: Float64Array = new Float64Array(sample.offsets.length - 1),
): Float64Array {
  const { values, offsets, counts } = sample;
  for (let task = 0; task < means.length; task++) {
    const start = offsets[task];
    const end = offsets[task + 1];
    let sum = 0;
    for (let i = start; i < end; i++) sum += counts[i] * values[i];
    // A rounded mean may lie beyond its values by a last place, the exact may not.
    const mean = sum / (end - start);
    means[task] = Math.min(Math.max(mean, values[start]), values[end - 1]);
  }
  return means;
}

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
 * import { meanOfMeans } from "./task_means.ts";
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
 * import { medianOfMeans } from "./task_means.ts";
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
