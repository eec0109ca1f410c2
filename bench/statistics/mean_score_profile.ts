import { sampleOf } from "./sample.ts";
import { taskMeans } from "./task_means.ts";

/**
 * The performance profile of tasks: at each τ the share of the tasks whose mean
 * score is above it.
 *
 *     F̄(τ) = #{x̄ₘ > τ} / M
 *
 * It hides how runs of a task differ and has M steps at most: the profile of
 * runs says more. Agarwal et al. 2021, https://arxiv.org/abs/2108.13264;
 * `average_score_distributions` of its library rliable.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @param taus The levels τ, in any order.
 * @returns F̄ at each level, between 0 and 1.
 * @throws {RangeError} If there is no task, a task has no score, or a score is
 * not finite.
 *
 * @example Means 0.3 and 0.7
 * ```ts
 * import { meanScoreProfile } from "./mean_score_profile.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const tasks = [[0.1, 0.5], [0.5, 0.9]];
 *
 * assertEquals(meanScoreProfile(tasks, [0, 0.5, 0.9]), [1, 0.5, 0]);
 * ```
 */
export function meanScoreProfile(
  tasks: readonly (readonly number[])[],
  taus: readonly number[],
): number[] {
  const means = taskMeans(sampleOf(tasks));
  return taus.map((tau) =>
    means.filter((mean) => mean > tau).length / means.length
  );
}
