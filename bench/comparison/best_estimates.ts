import type { Estimate } from "./comparison.ts";

/** How an estimate stands among others. */
interface Standing {
  /** Whether no other is better. */
  readonly best: boolean;
  /** Whether its interval overlaps that of a best one; false where either has none. */
  readonly overlapsBest: boolean;
}

/**
 * Finds the best of some estimates, and those whose intervals overlap its
 * interval. An overlap says that the data don't tell the two apart for sure;
 * it is no test of their equality.
 *
 * @param estimates What is compared; null is never best.
 * @param better Whether higher or lower values are better; higher by default.
 * @returns One standing for each. Several are best where they are equal.
 *
 * @example The second overlaps the first
 * ```ts
 * import { bestEstimates } from "./best_estimates.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const standings = bestEstimates([
 *   { value: 5, lower: 4, upper: 6 },
 *   { value: 3, lower: 1, upper: 4.5 },
 *   { value: 2, lower: 1, upper: 3 },
 * ]);
 *
 * assertEquals(standings.map(({ best }) => best), [true, false, false]);
 * assertEquals(standings.map((s) => s.overlapsBest), [true, true, false]);
 * ```
 */
export function bestEstimates(
  estimates: readonly (Estimate | null)[],
  better: "higher" | "lower" = "higher",
): Standing[] {
  const values = estimates.flatMap((estimate) => estimate?.value ?? []);
  const top = better === "higher" ? Math.max(...values) : Math.min(...values);
  const bests = estimates.filter((estimate) => estimate?.value === top);
  return estimates.map((estimate) => ({
    best: estimate?.value === top,
    overlapsBest: bests.some((best) => overlap(estimate, best)),
  }));
}

function overlap(a: Estimate | null, b: Estimate | null): boolean {
  if (a === null || a.lower === null || a.upper === null) return false;
  if (b === null || b.lower === null || b.upper === null) return false;
  return a.lower <= b.upper && b.lower <= a.upper;
}
