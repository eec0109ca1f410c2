import type { Measurement } from "./statement.ts";

/**
 * A measurement that is no estimate: it has no interval.
 *
 * @param name What it is.
 * @param value The number; null where it is infinite or there is none.
 * @returns The measurement.
 */
export function exact(name: string, value: number | null): Measurement {
  return { name, value, interval: null };
}
