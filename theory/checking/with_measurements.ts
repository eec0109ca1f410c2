import type { Conclusion, Measurement } from "./statement.ts";

/**
 * A conclusion that tells more.
 *
 * @param conclusion Whether it holds, and what was measured.
 * @param further What else was measured, the most telling first.
 * @returns The conclusion with all of it.
 */
export function withMeasurements(
  conclusion: Conclusion,
  further: readonly Measurement[],
): Conclusion {
  const { holds, measurements } = conclusion;
  return { holds, measurements: [...measurements, ...further] };
}
