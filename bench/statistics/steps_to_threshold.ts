/** The part of a result's curve that is searched. */
interface ReturnCurve {
  /** Environment steps of each point, rising. */
  readonly steps: readonly number[];
  /** Mean training return of each point; null where no episode ended. */
  readonly return: readonly (number | null)[];
}

/**
 * The first point of a training curve whose mean return reaches a threshold.
 *
 * @param curve The result's curve; points without an episode are passed over.
 * @param threshold In the environment's own units; reached means ≥.
 * @returns Environment steps of that point, or null where no point reaches it.
 *
 * @example The third point is the first to reach 475
 * ```ts
 * import { stepsToThreshold } from "./steps_to_threshold.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const curve = { steps: [500, 1000, 1500], return: [20, null, 480] };
 *
 * assertEquals(stepsToThreshold(curve, 475), 1500);
 * assertEquals(stepsToThreshold(curve, 500), null);
 * ```
 */
export function stepsToThreshold(
  curve: ReturnCurve,
  threshold: number,
): number | null {
  const index = curve.return.findIndex((value) =>
    value !== null && value >= threshold
  );
  return index < 0 ? null : curve.steps[index];
}
