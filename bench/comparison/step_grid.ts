import { exp, log } from "../../numerics/elementary.ts";

/** Points of the grid, fewer where rounding makes two equal. */
const POINTS = 50;

/**
 * A grid of environment steps for curves of several environments: about 50
 * points from the smallest to the largest of some steps, equally spaced in
 * their logarithm, those between the ends rounded to two digits.
 *
 * @param steps Environment steps in any order; what isn't above 0 doesn't count.
 * @returns The points, ascending; none where no step counts.
 *
 * @example From ten to twenty every number has two digits
 * ```ts
 * import { stepGrid } from "./step_grid.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(stepGrid([20, 15, 10]), [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
 * ```
 */
export function stepGrid(steps: readonly number[]): number[] {
  let start = Infinity;
  let end = 0;
  for (const step of steps) {
    if (step <= 0) continue;
    start = Math.min(start, step);
    end = Math.max(end, step);
  }
  if (end === 0) return [];
  const ratio = log(end / start);
  const between = Array.from({ length: POINTS }, (_, i) => {
    const step = start * exp(ratio * i / (POINTS - 1));
    return Math.round(Number(step.toPrecision(2)));
  }).filter((step) => step > start && step < end);
  return [...new Set([start, ...between, end])];
}
