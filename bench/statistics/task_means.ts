import type { Sample } from "./sample.ts";

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
