import { type BandEstimate, bootstrapBand } from "./band.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { interquartileMeanOf } from "./interquartile_mean.ts";
import { rank, strataOf } from "./sample.ts";

/**
 * The interquartile mean of curves at each of their points, with its stratified
 * bootstrap intervals: a sample-efficiency curve, where the points are numbers
 * of environment steps. Runs are resampled, not points: a resample takes the
 * whole curve of a run.
 *
 * Agarwal et al. 2021, https://arxiv.org/abs/2108.13264.
 *
 * @param tasks tasks[m][i][p] is the normalized score of run i of task m at
 * point p. All runs of all tasks have the same points.
 * @param options How the bootstrap is done.
 * @returns The band.
 * @throws {RangeError} If there is no task, a task has no run, runs have
 * different numbers of points, a score is not finite, or an option is
 * impossible.
 *
 * @example Two tasks of three runs at two points
 * ```ts
 * import { deriveRandom } from "../../numerics/mod.ts";
 * import { iqmBand } from "./iqm_band.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const band = iqmBand([
 *   [[0, 1], [0, 1], [0, 1]],
 *   [[0, 2], [0, 3], [0, 4]],
 * ], { random: deriveRandom(1, "efficiency") });
 *
 * assertEquals(band.value, [0, (1 + 1 + 2 + 3) / 4]);
 * assertEquals([band.lower[0], band.upper[0]], [0, 0]);
 * ```
 */
export function iqmBand(
  tasks: readonly (readonly (readonly number[])[])[],
  options: BootstrapOptions,
): BandEstimate {
  const strata = strataOf(tasks);
  // Sorted, so that the order in which runs were given doesn't matter.
  const curves = tasks.flatMap((runs) => runs.toSorted(compareCurves));
  const points = curves[0].length;
  const uneven = curves.find((curve) => curve.length !== points);
  if (uneven !== undefined) {
    throw new RangeError(
      `Cannot take a band as all runs must have the same points: current counts are ${points} and ${uneven.length}`,
    );
  }
  const samples = Array.from(
    { length: points },
    (_, point) =>
      rank(Float64Array.from(curves, (curve) => curve[point]), strata.counts),
  );
  return bootstrapBand({
    strata: [strata],
    statistics: points,
    evaluate(out) {
      for (let point = 0; point < points; point++) {
        out[point] = interquartileMeanOf(samples[point]);
      }
    },
  }, options);
}

/** Orders curves by the first point at which they differ. */
function compareCurves(a: readonly number[], b: readonly number[]): number {
  const point = a.findIndex((value, p) => value !== b[p]);
  return point < 0 ? 0 : a[point] - b[point];
}
