/**
 * The mean of a vector's first rows.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";

/**
 * Adds up in double precision from the first row on, and divides.
 *
 * @param values The vector.
 * @param rows How many of its numbers count, 1 or more.
 * @returns Their mean.
 */
export function meanOf(values: Vector, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += values[row];
  return sum / rows;
}
