import type { ComparedEnvironment, Comparison } from "../comparison/mod.ts";

/** The most decimals of a score. */
const MOST_DIGITS = 6;

/**
 * How many decimals the scores of an environment need: one where a score or an
 * end of the scale is 10 or more, and one more for each power of ten below, so
 * that a share of successes isn't written as `0.5`.
 *
 * @param comparison The comparison.
 * @param environment One of its environments.
 * @returns From 1 to 6.
 *
 * @example Returns of hundreds
 * ```ts
 * import { scoreDigits } from "./score_digits.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const environment = {
 *   id: "CartPole-v1",
 *   scale: { random: 22.39, reference: 475 },
 *   threshold: 475,
 * };
 *
 * assertEquals(scoreDigits({ cells: [] }, environment), 1);
 * ```
 */
export function scoreDigits(
  { cells }: Pick<Comparison, "cells">,
  { id, scale }: ComparedEnvironment,
): number {
  const ends = scale === null ? [] : [scale.random, scale.reference];
  const scores = cells.flatMap(({ environment, scores }) =>
    environment === id ? scores : []
  );
  const largest = [...ends, ...scores]
    .reduce<number>((most, score) => Math.max(most, Math.abs(score ?? 0)), 0);
  if (largest === 0) return 1;
  let digits = 1;
  for (let size = largest; size < 10 && digits < MOST_DIGITS; size *= 10) {
    digits++;
  }
  return digits;
}
