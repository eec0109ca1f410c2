import { type BandEstimate, bootstrapBand } from "./band.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { type RankedValues, sampleOf } from "./sample.ts";
import { taskMeans } from "./task_means.ts";

/**
 * The performance profile of runs: at each τ the share of all runs, whatever
 * their task, whose score is above it.
 *
 *     F(τ) = #{xᵢ > τ} / n
 *
 * It falls from 1 to 0. Where the profile of one algorithm is above that of
 * another at every τ, it is the better whatever score is asked for. Agarwal et
 * al. 2021, section 4.2, https://arxiv.org/abs/2108.13264;
 * `score_distributions` of its library rliable.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @param taus The levels τ, in any order.
 * @returns F at each level, between 0 and 1.
 * @throws {RangeError} If there is no task, a task has no score, or a score is
 * not finite.
 *
 * @example A score at the level is not above it
 * ```ts
 * import { runScoreProfile } from "./run_score_profile.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const tasks = [[0.1, 0.5], [0.5, 0.9]];
 *
 * assertEquals(runScoreProfile(tasks, [0, 0.5, 0.9]), [1, 0.25, 0]);
 * ```
 */
export function runScoreProfile(
  tasks: readonly (readonly number[])[],
  taus: readonly number[],
): number[] {
  const sample = sampleOf(tasks);
  return taus.map((tau) => shareFrom(sample, ranksNotAbove(sample, tau)));
}

/**
 * The performance profile of runs (see `runScoreProfile`) with its stratified
 * bootstrap intervals at each level.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @param taus The levels τ, in any order.
 * @param options How the bootstrap is done.
 * @returns The profile.
 * @throws {RangeError} If there is no task, a task has no score, a score is not
 * finite, or an option is impossible.
 *
 * @example Nothing is above the best score
 * ```ts
 * import { deriveRandom } from "../../numerics/mod.ts";
 * import { runScoreProfileBand } from "./run_score_profile.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const band = runScoreProfileBand([[0.2, 0.4, 0.6, 0.8]], [0, 0.5, 1], {
 *   random: deriveRandom(1, "profile"),
 * });
 *
 * assertEquals(band.value, [1, 0.5, 0]);
 * assertEquals(band.lower, [1, 0, 0]);
 * assertEquals(band.upper, [1, 1, 0]);
 * ```
 */
export function runScoreProfileBand(
  tasks: readonly (readonly number[])[],
  taus: readonly number[],
  options: BootstrapOptions,
): BandEstimate {
  const sample = sampleOf(tasks);
  const ranks = taus.map((tau) => ranksNotAbove(sample, tau));
  return bootstrapBand({
    strata: [sample],
    statistics: taus.length,
    evaluate(out) {
      for (let i = 0; i < ranks.length; i++) {
        out[i] = shareFrom(sample, ranks[i]);
      }
    },
  }, options);
}

/** How many of the values are not above τ. */
function ranksNotAbove({ values, order }: RankedValues, tau: number): number {
  const first = order.findIndex((index) => values[index] > tau);
  return first < 0 ? order.length : first;
}

/** The share of what was drawn that has the rank or a higher one. */
function shareFrom({ order, counts }: RankedValues, rank: number): number {
  let drawn = 0;
  for (let i = rank; i < order.length; i++) drawn += counts[order[i]];
  return drawn / order.length;
}

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
 * import { meanScoreProfile } from "./run_score_profile.ts";
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
