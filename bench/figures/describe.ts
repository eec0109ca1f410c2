/**
 * Words for descriptions of figures.
 *
 * @module
 */
import { formatFixed } from "../text/format_number.ts";
import type { FigureRecord } from "./figure.ts";

/**
 * Joins words for a sentence.
 *
 * @param words At least one.
 * @returns Such as `a, b and c`.
 *
 * @example Three words
 * ```ts
 * import { joinWords } from "./describe.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(joinWords(["a", "b", "c"]), "a, b and c");
 * ```
 */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/**
 * Says what the intervals are, where there are any.
 *
 * @param comparison What is compared.
 * @param data The figure's data, with `lower` ends.
 * @returns Such as ` with 95 % intervals`; nothing where too few seeds gave none.
 *
 * @example Too few seeds
 * ```ts
 * import { intervalText } from "./describe.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const comparison = { intervals: { confidence: 0.95 } };
 * assertEquals(intervalText(comparison, [{ lower: 1 }]), " with 95 % intervals");
 * assertEquals(intervalText(comparison, [{ lower: null }]), "");
 * ```
 */
export function intervalText(
  { intervals }: { readonly intervals: { readonly confidence: number } },
  data: readonly FigureRecord[],
): string {
  return data.some(({ lower }) => lower !== null)
    ? ` with ${formatFixed(intervals.confidence * 100, 0)} % intervals`
    : "";
}

/**
 * The last value of a line.
 *
 * @param values Values along the axis; null where there is none.
 * @returns The last that isn't null; null where all are.
 */
export function lastValue(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}
