const LEVELS = "▁▂▃▄▅▆▇█";

/** The values that a sparkline runs between. */
export interface SparklineScale {
  /** What the lowest bar stands for, and anything below. */
  readonly low: number;
  /** What the highest bar stands for, and anything above. */
  readonly high: number;
}

/**
 * Draws values as a line of bars, one character each.
 *
 * @param values The values in their order; null leaves a space.
 * @param scale What the bars run between; null: the values' own range. A range
 * of nothing gives bars of half the height.
 * @returns As many characters as there are values.
 *
 * @example A curve that rises, with a gap
 * ```ts
 * import { sparkline } from "./sparkline.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(sparkline([0, 1, null, 3, 4], null), "▁▃ ▇█");
 * assertEquals(sparkline([50, 500], { low: 0, high: 100 }), "▅█");
 * ```
 */
export function sparkline(
  values: readonly (number | null)[],
  scale: SparklineScale | null,
): string {
  const { low, high } = scale ?? rangeOf(values);
  const bar = (value: number) => {
    if (high === low) return "▄";
    const level = Math.floor(LEVELS.length * (value - low) / (high - low));
    return LEVELS[Math.max(0, Math.min(LEVELS.length - 1, level))];
  };
  return values.map((value) => value === null ? " " : bar(value)).join("");
}

function rangeOf(values: readonly (number | null)[]): SparklineScale {
  const known = values.filter((value) => value !== null);
  return { low: Math.min(...known), high: Math.max(...known) };
}
