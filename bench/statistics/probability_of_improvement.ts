import { type Sample, sampleOf } from "./sample.ts";

/**
 * The probability that a run of X scores higher than a run of Y in the same
 * task, averaged over tasks; a tie counts half.
 *
 *     P(X > Y) = (Σₘ Uₘ / (nₘ kₘ)) / M,  Uₘ = #{xₘᵢ > yₘⱼ} + ½ #{xₘᵢ = yₘⱼ}
 *
 * with nₘ and kₘ runs of X and Y in task m: U is the statistic of Mann and
 * Whitney. Agarwal et al. 2021, section 4.3, https://arxiv.org/abs/2108.13264;
 * `probability_of_improvement` of its library rliable.
 *
 * @param x x[m] are the scores of the runs of X in task m.
 * @param y y[m] are those of Y in the same task; there may be more or fewer.
 * @returns The probability, between 0 and 1.
 * @throws {RangeError} If X and Y have different numbers of tasks or none, a
 * task has no score, or a score is not finite.
 *
 * @example Three wins and a tie of four
 * ```ts
 * import { probabilityOfImprovement } from "./probability_of_improvement.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(probabilityOfImprovement([[0.5, 0.9]], [[0.1, 0.5]]), 3.5 / 4);
 * ```
 */
export function probabilityOfImprovement(
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
): number {
  return probabilityOfImprovementOf(sampleOf(x), sampleOf(y));
}

/**
 * The probability of improvement of a sample over another.
 *
 * @param x Scores of X, as they were drawn.
 * @param y Scores of Y in the same tasks, as they were drawn.
 * @returns The probability, between 0 and 1.
 * @throws {RangeError} If X and Y have different numbers of tasks.
 */
export function probabilityOfImprovementOf(x: Sample, y: Sample): number {
  const tasks = x.offsets.length - 1;
  if (y.offsets.length - 1 !== tasks) {
    throw new RangeError(
      `Cannot compare samples as they must have the same tasks: current counts are ${tasks} and ${
        y.offsets.length - 1
      }`,
    );
  }
  let sum = 0;
  for (let task = 0; task < tasks; task++) {
    const runsOfX = x.offsets[task + 1] - x.offsets[task];
    const runsOfY = y.offsets[task + 1] - y.offsets[task];
    sum += twiceWins(x, y, task) / (2 * runsOfX * runsOfY);
  }
  return sum / tasks;
}

/** 2 Uₘ, a whole number: both tasks ascend, so one walk along them finds it. */
function twiceWins(x: Sample, y: Sample, task: number): number {
  const endOfY = y.offsets[task + 1];
  let below = y.offsets[task];
  let notAbove = below;
  let drawnBelow = 0;
  let drawnNotAbove = 0;
  let wins = 0;
  for (let i = x.offsets[task]; i < x.offsets[task + 1]; i++) {
    const value = x.values[i];
    while (below < endOfY && y.values[below] < value) {
      drawnBelow += y.counts[below++];
    }
    while (notAbove < endOfY && y.values[notAbove] <= value) {
      drawnNotAbove += y.counts[notAbove++];
    }
    wins += x.counts[i] * (drawnBelow + drawnNotAbove);
  }
  return wins;
}
