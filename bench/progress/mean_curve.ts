/** Values at the points of a grid; null where there is none. */
export type Curve = readonly (number | null)[];

/**
 * The mean of several curves, in fewer or more points. Each curve gives the
 * mean of its values within the new point's stretch; then the mean is taken
 * over the curves that have one there.
 *
 * @param curves Curves on one grid; each may end early.
 * @param points How many points the whole grid has.
 * @param width How many points are wanted.
 * @returns `width` values; null where no curve has one.
 *
 * @example Two seeds, one of which is ahead
 * ```ts
 * import { meanCurve } from "./mean_curve.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const curves = [[10, 20, 30, 40], [30, 40]];
 * assertEquals(meanCurve(curves, 6, 3), [25, 35, null]);
 * ```
 */
export function meanCurve(
  curves: readonly Curve[],
  points: number,
  width: number,
): (number | null)[] {
  return Array.from({ length: width }, (_, i) => {
    const from = Math.floor(i * points / width);
    const to = Math.max(from + 1, Math.floor((i + 1) * points / width));
    return meanOf(curves.map((curve) => meanOf(curve, from, to)));
  });
}

/**
 * The mean of the values that there are.
 *
 * @param values Values; null where there is none.
 * @param from The first that counts.
 * @param to What follows the last that counts; it may lie beyond the end.
 * @returns Their mean; null where there are none.
 */
export function meanOf(
  values: Curve,
  from = 0,
  to = values.length,
): number | null {
  let count = 0;
  let sum = 0;
  for (let i = from; i < Math.min(to, values.length); i++) {
    const value = values[i];
    if (value === null) continue;
    count++;
    sum += value;
  }
  return count === 0 ? null : sum / count;
}
