/**
 * The fixture of rliable: what its aggregates are of given scores and resamples.
 *
 * @module
 */
import fixture from "./testdata/rliable.json" with { type: "json" };
import { type Sample, sampleOf } from "./sample.ts";

/** The cases of one algorithm. */
export const cases = fixture.cases;

/** The cases of two algorithms. */
export const comparisons = fixture.comparisons;

/**
 * Turns [runs, tasks] into [tasks, runs].
 *
 * @param matrix A list for each run.
 * @returns A list for each task.
 */
export function transpose(matrix: readonly (readonly number[])[]): number[][] {
  return matrix[0].map((_, task) => matrix.map((run) => run[task]));
}

/**
 * Makes the sample of a given resample: the counts of a resample drawn by hand.
 *
 * @param scores Scores, [runs, tasks].
 * @param indices [runs, tasks], for each place the run that was drawn.
 * @returns The scores, counted as they were drawn.
 */
export function drawnSample(
  scores: readonly (readonly number[])[],
  indices: readonly (readonly number[])[],
): Sample {
  const sample = sampleOf(transpose(scores));
  sample.counts.fill(0);
  for (const run of indices) {
    run.forEach((index, task) => {
      const place = sample.values.indexOf(
        scores[index][task],
        sample.offsets[task],
      );
      sample.counts[place]++;
    });
  }
  return sample;
}
