/**
 * Scores of several tasks (environments), and how often each was drawn.
 *
 * Whatever a resample draws, it draws of the same scores. They are sorted once
 * and a resample is a count for each, so that a statistic of it needs no sort.
 * The order in which the scores were given is forgotten: no statistic and no
 * interval can depend on it.
 *
 * @module
 */

/** Values of one list in two orders, and how often each was drawn. */
export interface RankedValues {
  /** The values. */
  readonly values: Float64Array;
  /** Indices into `values`, from the lowest value to the highest. */
  readonly order: Uint32Array;
  /** How often each of `values` was drawn; their sum is the values' number. */
  readonly counts: Uint32Array;
}

/** Runs of several tasks, of which each task's are resampled on their own. */
export interface Strata {
  /** Task m's runs have the indices from `offsets[m]` to `offsets[m + 1] − 1`. */
  readonly offsets: Uint32Array;
  /** How often each run was drawn. A task's sum is the number of its runs. */
  readonly counts: Uint32Array;
}

/** Scores of several tasks: task after task, and each task's in ascending order. */
export interface Sample extends RankedValues, Strata {}

/**
 * Arranges scores for the statistics of this folder, each score drawn once.
 *
 * @param tasks tasks[m] are the normalized scores of the runs of task m, in any
 * order: at least one finite number. Tasks may have different numbers of runs.
 * @returns The sample.
 * @throws {RangeError} If there is no task, a task has no score, or a score is
 * not finite.
 *
 * @example Two tasks, of three runs and of two
 * ```ts
 * import { sampleOf } from "./sample.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { values, offsets, order } = sampleOf([[0.5, 0.1, 0.9], [0.7, 0.3]]);
 *
 * assertEquals([...values], [0.1, 0.5, 0.9, 0.3, 0.7]);
 * assertEquals([...offsets], [0, 3, 5]);
 * assertEquals([...order], [0, 3, 1, 4, 2]);
 * ```
 */
export function sampleOf(tasks: readonly (readonly number[])[]): Sample {
  const { offsets, counts } = strataOf(tasks);
  const values = new Float64Array(counts.length);
  tasks.forEach((scores, task) => {
    values.set(Float64Array.from(scores).sort(), offsets[task]);
  });
  return { ...rank(values, counts), offsets };
}

/**
 * Numbers the runs of several tasks, each drawn once.
 *
 * @param tasks The runs of each task.
 * @returns Offsets of the tasks, and counts that are all 1.
 * @throws {RangeError} If there is no task, or a task has no run.
 */
export function strataOf(tasks: readonly (readonly unknown[])[]): Strata {
  if (tasks.length === 0) {
    throw new RangeError("Cannot take a sample of no tasks");
  }
  const offsets = new Uint32Array(tasks.length + 1);
  tasks.forEach((runs, task) => {
    if (runs.length === 0) {
      throw new RangeError(
        `Cannot take a sample as every task must have a run: task ${task} has none`,
      );
    }
    offsets[task + 1] = offsets[task] + runs.length;
  });
  return { offsets, counts: new Uint32Array(offsets[tasks.length]).fill(1) };
}

/**
 * Ranks values.
 *
 * @param values The values.
 * @param counts How often each was drawn; it is kept, not copied.
 * @returns Values, counts, and the values' ascending order.
 * @throws {RangeError} If a value is not finite.
 */
export function rank(values: Float64Array, counts: Uint32Array): RankedValues {
  const strange = values.find((value) => !Number.isFinite(value));
  if (strange !== undefined) {
    throw new RangeError(
      `Cannot take a sample as every score must be finite: current value is ${strange}`,
    );
  }
  const order = Uint32Array.from(values.keys())
    .sort((a, b) => values[a] - values[b] || a - b);
  return { values, order, counts };
}
