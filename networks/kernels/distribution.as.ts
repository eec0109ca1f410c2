/**
 * What the kernels of distributions share: they take two rows at a time, in
 * double precision. Where the second row is missing it is the first once more,
 * which is read the same and written the same.
 */

/** How `engines/wasm_distribution.ts` describes a distribution in memory. */
@unmanaged
export class Family {
  /** Actions of a categorical, dimensions of a Gaussian. */
  size: i32;
  /** Room for what a pair of rows needs. */
  scratch: usize;
}

/** How many rows the second row of the pair is ahead of row `i`: 1, or 0 where `i` is the last. */
// @ts-ignore: decorator
@inline
export function toPartner(i: i32, rows: i32): usize {
  return <usize> (i + 1 < rows);
}

/** A number of each row. */
// @ts-ignore: decorator
@inline
export function gather(first: usize, apart: usize): v128 {
  const both = v128.load_lane<f32>(first + apart, v128.load32_zero(first), 1);
  return f64x2.promote_low_f32x4(both);
}

/** Writes a number of each row. */
// @ts-ignore: decorator
@inline
export function scatter(values: v128, first: usize, apart: usize): void {
  const both = f32x4.demote_f64x2_zero(values);
  v128.store_lane<f32>(first, both, 0);
  v128.store_lane<f32>(first + apart, both, 1);
}

// @ts-ignore: decorator
@inline
export function inverse(x: v128): v128 {
  return f64x2.div(f64x2.splat(1), x);
}

// @ts-ignore: decorator
@inline
export function square(x: v128): v128 {
  return f64x2.mul(x, x);
}
