/**
 * Rows of a matrix: views of them, and copies in another order.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";

/**
 * Views of consecutive blocks of a buffer, made once so that steps allocate
 * nothing.
 *
 * @param buffer The buffer.
 * @param size Numbers in one block.
 * @param count How many blocks.
 * @returns The views.
 */
export function blocks(
  buffer: Vector,
  size: number,
  count: number,
): readonly Vector[] {
  return Array.from(
    { length: count },
    (_, i) => buffer.subarray(i * size, (i + 1) * size) as Vector,
  );
}

/**
 * Copies rows of a matrix, in an order, to the front of another.
 *
 * @param source `[rows × size]`.
 * @param size Numbers in one row.
 * @param order Numbers of the rows that are copied.
 * @param out `[order.length × size]`, overwritten.
 */
export function gatherRows(
  source: Vector,
  size: number,
  order: Uint32Array,
  out: Vector,
): void {
  let to = 0;
  for (let i = 0; i < order.length; i++) {
    const from = order[i] * size;
    for (let k = 0; k < size; k++) out[to++] = source[from + k];
  }
}

/** A matrix whose rows are written several times. */
interface RepeatedRows {
  /** `[rows × size]`. */
  readonly source: Vector;
  /** How many rows. */
  readonly rows: number;
  /** Numbers in one row. */
  readonly size: number;
  /** How often each is written. */
  readonly times: number;
}

/**
 * Writes each row several times, one after the other.
 *
 * @param repeated What is written how often.
 * @param out `[rows · times × size]`, overwritten.
 */
export function repeatRows(repeated: RepeatedRows, out: Vector): void {
  const { source, rows, size, times } = repeated;
  for (let row = 0; row < rows * times; row++) {
    const from = Math.floor(row / times) * size;
    for (let k = 0; k < size; k++) out[row * size + k] = source[from + k];
  }
}
