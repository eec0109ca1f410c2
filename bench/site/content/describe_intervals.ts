import type { Comparison } from "../../comparison/comparison.ts";

/**
 * Says which intervals a figure has, or why it has none.
 *
 * @param intervals How intervals were made.
 * @param shown The lower ends of what the figure shows; null where there is no
 * interval.
 * @returns The end of a sentence.
 *
 * @example With intervals, and with too few seeds for them
 * ```ts
 * import { describeIntervals } from "./describe_intervals.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const intervals = { confidence: 0.95, minimumSeeds: 3 };
 * assertEquals(
 *   describeIntervals(intervals, [{ lower: [null, 1] }]),
 *   "with 95 % intervals",
 * );
 * assertEquals(
 *   describeIntervals(intervals, [{ lower: null }]),
 *   "without intervals, which need at least 3 seeds",
 * );
 * ```
 */
export function describeIntervals(
  { confidence, minimumSeeds }: Pick<
    Comparison["intervals"],
    "confidence" | "minimumSeeds"
  >,
  shown: readonly {
    readonly lower: number | null | readonly (number | null)[];
  }[],
): string {
  return shown.some(({ lower }) => [lower].flat().some((end) => end !== null))
    ? `with ${confidence * 100} % intervals`
    : `without intervals, which need at least ${minimumSeeds} seeds`;
}
