/**
 * Linear schedules over a run.
 *
 * @module
 */

/**
 * What is left of a run: 1 at its beginning, 0 from its budget on. Schedules
 * multiply by it as of the end of a rollout.
 *
 * @param steps Environment steps so far.
 * @param totalSteps The run's budget.
 * @returns The share, in [0, 1].
 */
export function remainingShare(steps: number, totalSteps: number): number {
  return Math.max(0, 1 - steps / totalSteps);
}
