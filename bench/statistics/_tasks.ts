/**
 * Scores that properties are checked over.
 *
 * @module
 */
import fc from "fast-check";

/** The same cases each time. */
export const CASES = { seed: 1, numRuns: 150 } as const;

/** A score: any double of ordinary size, or a multiple of ¼, so that there are ties. */
const score = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.integer({ min: -4, max: 8 }).map((quarters) => quarters / 4),
);

const runs = fc.array(score, { minLength: 3, maxLength: 8 });

/** Scores of 1 to 5 tasks with 3 to 8 runs each. */
export const someTasks: fc.Arbitrary<number[][]> = fc.array(runs, {
  minLength: 1,
  maxLength: 5,
});

/** Scores of two algorithms on the same 1 to 4 tasks. */
export const twoAlgorithms: fc.Arbitrary<[number[][], number[][]]> = fc
  .array(fc.tuple(runs, runs), { minLength: 1, maxLength: 4 })
  .map((tasks) => [tasks.map(([x]) => x), tasks.map(([, y]) => y)]);

/** Tasks, and the same with the runs of each in another order. */
export const reorderedTasks: fc.Arbitrary<[number[][], number[][]]> = someTasks
  .chain((tasks) => fc.tuple(fc.constant(tasks), reordered(tasks)));

/**
 * Draws another order of each list's elements.
 *
 * @param lists The lists.
 * @returns The lists, reordered within.
 */
export function reordered<T>(lists: T[][]): fc.Arbitrary<T[][]> {
  return fc.tuple(
    ...lists.map((list) =>
      fc.shuffledSubarray(list, { minLength: list.length })
    ),
  );
}
