/**
 * C = C₀ + A·B, the one product behind forward, backward, weight gradients and
 * forward mode. Every element of C is summed on its own, over k in ascending
 * order from 0, and C₀ is added last, so its bits depend neither on the tile
 * that it fell into nor on how many rows there are.
 */
import { tile1x16, tile1x32, tile1x4, tile4x16, tile4x4, tile4x8, tile8x4 } from "./tiles.as";

/**
 * Cuts C into tiles. All strides are in bytes.
 *
 * @param a A[r, k] is at a + r·aRow + k·aStep.
 * @param b B[k, c] is at b + k·bStep + 4c.
 * @param from C₀[r, c] is at from + r·fromRow + 4c; a stride of 0 repeats one row.
 * @param c C[r, c] is at c + r·cRow + 4c. May be C₀.
 * @param rows Rows of A and C.
 * @param columns Columns of B and C, a multiple of 4.
 * @param steps Columns of A, rows of B.
 */
export function multiply(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  from: usize,
  fromRow: usize,
  c: usize,
  cRow: usize,
  rows: i32,
  columns: i32,
  steps: i32,
): void {
  if (columns == 4) {
    for (; rows >= 8; rows -= 8) {
      tile8x4(a, aRow, aStep, b, bStep, from, fromRow, c, cRow, steps);
      a += aRow << 3;
      from += fromRow << 3;
      c += cRow << 3;
    }
  }
  for (; rows >= 4; rows -= 4) {
    let left = columns;
    let at: usize = 0;
    for (; left >= 16; left -= 16, at += 64) {
      tile4x16(a, aRow, aStep, b + at, bStep, from + at, fromRow, c + at, cRow, steps);
    }
    for (; left >= 8; left -= 8, at += 32) {
      tile4x8(a, aRow, aStep, b + at, bStep, from + at, fromRow, c + at, cRow, steps);
    }
    if (left > 0) {
      tile4x4(a, aRow, aStep, b + at, bStep, from + at, fromRow, c + at, cRow, steps);
    }
    a += aRow << 2;
    from += fromRow << 2;
    c += cRow << 2;
  }
  for (; rows > 0; rows--) {
    let left = columns;
    let at: usize = 0;
    for (; left >= 32; left -= 32, at += 128) {
      tile1x32(a, aRow, aStep, b + at, bStep, from + at, fromRow, c + at, cRow, steps);
    }
    for (; left >= 16; left -= 16, at += 64) {
      tile1x16(a, aRow, aStep, b + at, bStep, from + at, fromRow, c + at, cRow, steps);
    }
    for (; left > 0; left -= 4, at += 16) {
      tile1x4(a, aRow, aStep, b + at, bStep, from + at, fromRow, c + at, cRow, steps);
    }
    a += aRow;
    from += fromRow;
    c += cRow;
  }
}
