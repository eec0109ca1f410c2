import {
  bootstrap,
  type BootstrapEstimate,
  type BootstrapOptions,
} from "./bootstrap.ts";
import { probabilityOfImprovementOf } from "./probability_of_improvement.ts";
import { sampleOf } from "./sample.ts";

/**
 * The probability that a run of X scores higher than a run of Y (see
 * `probabilityOfImprovement`), with its stratified bootstrap interval. X and Y
 * are resampled independently of each other.
 *
 * Of Y over X it is 1 − value, from 1 − upper to 1 − lower.
 *
 * @param x x[m] are the scores of the runs of X in task m.
 * @param y y[m] are those of Y in the same task; there may be more or fewer.
 * @param options How the bootstrap is done.
 * @returns The probability.
 * @throws {RangeError} If X and Y have different numbers of tasks or none, a
 * task has no score, a score is not finite, or an option is impossible.
 *
 * @example A sure thing
 * ```ts
 * import { deriveRandom } from "../../numerics/mod.ts";
 * import { improvementInterval } from "./improvement_interval.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const probability = improvementInterval([[7, 8, 9]], [[1, 2, 3]], {
 *   random: deriveRandom(1, "pair"),
 *   replications: 100,
 * });
 *
 * assertEquals(probability, { value: 1, lower: 1, upper: 1 });
 * ```
 */
export function improvementInterval(
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
  options: BootstrapOptions,
): BootstrapEstimate {
  const sampleOfX = sampleOf(x);
  const sampleOfY = sampleOf(y);
  const [estimate] = bootstrap({
    strata: [sampleOfX, sampleOfY],
    statistics: 1,
    evaluate(out) {
      out[0] = probabilityOfImprovementOf(sampleOfX, sampleOfY);
    },
  }, options);
  return estimate;
}
