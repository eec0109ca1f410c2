import { type RankedValues, sampleOf } from "./sample.ts";

/**
 * The optimality gap: by how much the runs fall short of a wanted score, on
 * average. What a run has above it counts for nothing. Lower is better.
 *
 *     gap = (Σᵢ max(γ − xᵢ, 0)) / n
 *
 * which is γ − mean(min(x, γ)), and exactly 0 where no run falls short. Agarwal
 * et al. 2021, section 4.3, https://arxiv.org/abs/2108.13264;
 * `aggregate_optimality_gap` of its library rliable.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m.
 * @param gamma γ, the wanted score.
 * @returns The gap, at least 0.
 * @throws {RangeError} If there is no task, a task has no score, or a score is
 * not finite.
 *
 * @example A run above 1 doesn't make up for one below
 * ```ts
 * import { optimalityGap } from "./optimality_gap.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(optimalityGap([[0.5, 9]]), 0.25);
 * ```
 */
export function optimalityGap(
  tasks: readonly (readonly number[])[],
  gamma = 1,
): number {
  return optimalityGapOf(sampleOf(tasks), gamma);
}

/**
 * The optimality gap of a sample.
 *
 * @param sample Normalized scores, as they were drawn.
 * @param gamma γ, the wanted score.
 * @returns The gap, at least 0.
 */
export function optimalityGapOf(sample: RankedValues, gamma = 1): number {
  const { values, order, counts } = sample;
  let sum = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const index = order[rank];
    if (values[index] >= gamma) break;
    sum += counts[index] * (gamma - values[index]);
  }
  return sum / order.length;
}
