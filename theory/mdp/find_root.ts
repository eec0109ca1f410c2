/** The most iterations; the bracket halves in each, and 1100 halvings exhaust a double. */
const MOST = 1100;

/**
 * Finds where a monotone function crosses 0, by Ridders' method: false position
 * after an exponential has been divided out, which never leaves the bracket and
 * converges quadratically.
 *
 * Source: C. Ridders 1979, https://doi.org/10.1109/TCS.1979.1084580
 *
 * @param f The function, finite on the bracket.
 * @param lower One end of the bracket.
 * @param upper The other end.
 * @returns The root, to about 1e-15 of its size or absolutely.
 * @throws {RangeError} In one line, if f has the same sign at both ends.
 *
 * @example The square root of 2
 * ```ts
 * import { findRoot } from "./find_root.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(findRoot((x) => x * x - 2, 0, 2), Math.SQRT2, 1e-15);
 * ```
 */
export function findRoot(
  f: (x: number) => number,
  lower: number,
  upper: number,
): number {
  let [a, b] = [lower, upper];
  let [fa, fb] = [f(a), f(b)];
  if (!(fa * fb <= 0)) {
    throw new RangeError(
      `Cannot find a root as f must change its sign in the bracket: current values are ${fa} and ${fb}`,
    );
  }
  if (fa === 0) return a;
  let root = b;
  for (let i = 0; i < MOST && fb !== 0; i++) {
    const middle = a + (b - a) / 2;
    const fm = f(middle);
    if (fm === 0) return middle;
    // fm² − fa fb > 0, since fa and fb differ in sign.
    const shift = (middle - a) * fm / Math.sqrt(fm * fm - fa * fb);
    const x = middle + (fa > fb ? shift : -shift);
    const done = Math.abs(x - root) <= 1e-15 * Math.max(1, Math.abs(x));
    root = x;
    if (done) break;
    const fx = f(x);
    if (fx === 0) break;
    // The narrowest bracket of the three points inside and the two ends.
    if (fm * fx < 0) [a, fa, b, fb] = [middle, fm, x, fx];
    else if (fa * fx < 0) [b, fb] = [x, fx];
    else [a, fa] = [x, fx];
  }
  return root;
}
