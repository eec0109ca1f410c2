import { type RankedValues, sampleOf } from "./sample.ts";

/**
 * The interquartile mean: of all n scores in ascending order, whatever their
 * task, cut ⌊n/4⌋ at each end and take the mean of the rest.
 *
 *     IQM = (x₍c₊₁₎ + … + x₍n₋c₎) / (n − 2c),  c = ⌊n/4⌋
 *
 * Half of the runs count, so it is more robust than the mean, and it uses more
 * of them than the median. Agarwal et al. 2021, section 4.3,
 * https://arxiv.org/abs/2108.13264; `aggregate_iqm` of its library rliable.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @returns The interquartile mean.
 * @throws {RangeError} If there is no task, a task has no score, or a score is
 * not finite.
 *
 * @example Eight scores, of which four count
 * ```ts
 * import { interquartileMean } from "./interquartile_mean.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const tasks = [[-90, 1, 2, 3], [4, 5, 6, 700]];
 *
 * assertEquals(interquartileMean(tasks), (2 + 3 + 4 + 5) / 4);
 * ```
 */
export function interquartileMean(
  tasks: readonly (readonly number[])[],
): number {
  return interquartileMeanOf(sampleOf(tasks));
}

/**
 * The interquartile mean of a sample.
 *
 * @param sample Scores, as they were drawn.
 * @returns Their interquartile mean, never outside the scores that it averages.
 */
export function interquartileMeanOf(sample: RankedValues): number {
  const { values, order, counts } = sample;
  const n = order.length;
  const start = Math.floor(n / 4);
  const end = n - start;
  let drawn = 0;
  let sum = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let rank = 0; rank < n && drawn < end; rank++) {
    const index = order[rank];
    const before = drawn;
    drawn += counts[index];
    const kept = Math.min(drawn, end) - Math.max(before, start);
    if (kept <= 0) continue;
    const value = values[index];
    sum += kept * value;
    if (lowest === Infinity) lowest = value;
    highest = value;
  }
  // A rounded mean may lie beyond its values by a last place, the exact may not.
  return Math.min(Math.max(sum / (end - start), lowest), highest);
}
