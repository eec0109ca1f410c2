import type { Comparison } from "../comparison/comparison.ts";

/**
 * The number of seeds that every cell has.
 *
 * @param comparison The comparison.
 * @returns That number; null where cells differ in it.
 */
export function commonSeedCount({ cells }: Comparison): number | null {
  const counts = new Set(cells.map(({ seeds }) => seeds.length));
  return counts.size === 1 ? [...counts][0] : null;
}

/**
 * Says over how many seeds the means are.
 *
 * @param comparison The comparison.
 * @param n What stands for the number where cells differ in it.
 * @returns Such as `10 seeds` or `one seed`.
 */
export function seedPhrase(comparison: Comparison, n: string): string {
  const count = commonSeedCount(comparison);
  return count === 1 ? "one seed" : `${count ?? n} seeds`;
}
