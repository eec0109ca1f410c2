/**
 * Places of means among each other, 1 the highest. Equal means share the mean
 * of their places.
 *
 * @param means Finite numbers in any order; null has no place.
 * @returns One place for each, null for null.
 *
 * @example Two share the second place
 * ```ts
 * import { ranks } from "./ranks.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(ranks([7, 9, null, 7]), [2.5, 1, null, 2.5]);
 * ```
 */
export function ranks(means: readonly (number | null)[]): (number | null)[] {
  const known = means.filter((mean) => mean !== null);
  return means.map((mean) => {
    if (mean === null) return null;
    const above = known.filter((other) => other > mean).length;
    const equal = known.filter((other) => other === mean).length;
    return above + (equal + 1) / 2;
  });
}
