/**
 * Sums and products over whole vectors: any length, any address that is a
 * multiple of 4. Elements are computed alike wherever they stand.
 *
 * Two vectors a turn, loads first and stores last, so that V8 can join them.
 */

/**
 * Σ xᵢyᵢ in double precision: eight sums, element i in sum i mod 8, and what is
 * left over in a ninth, added up as
 * ((0 + 2) + (4 + 6)) + ((1 + 3) + (5 + 7)) + 8.
 */
export function dot(x: usize, y: usize, length: i32): f64 {
  if (x == y) return squaredNorm(x, length);
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  let sum45 = f64x2.splat(0);
  let sum67 = f64x2.splat(0);
  const end = x + (length << 2);
  const whole = x + ((length & -8) << 2);
  for (; x < whole; x += 32, y += 32) {
    sum01 = addProduct(sum01, v128.load64_zero(x), v128.load64_zero(y));
    sum23 = addProduct(sum23, v128.load64_zero(x, 8), v128.load64_zero(y, 8));
    sum45 = addProduct(sum45, v128.load64_zero(x, 16), v128.load64_zero(y, 16));
    sum67 = addProduct(sum67, v128.load64_zero(x, 24), v128.load64_zero(y, 24));
  }
  let rest: f64 = 0;
  for (; x < end; x += 4, y += 4) {
    rest += <f64> load<f32>(x) * <f64> load<f32>(y);
  }
  return total(sum01, sum23, sum45, sum67) + rest;
}

/** The same bits for x·x in half the time: each element is read and widened once. */
function squaredNorm(x: usize, length: i32): f64 {
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  let sum45 = f64x2.splat(0);
  let sum67 = f64x2.splat(0);
  const end = x + (length << 2);
  const whole = x + ((length & -8) << 2);
  for (; x < whole; x += 32) {
    sum01 = addSquare(sum01, v128.load64_zero(x));
    sum23 = addSquare(sum23, v128.load64_zero(x, 8));
    sum45 = addSquare(sum45, v128.load64_zero(x, 16));
    sum67 = addSquare(sum67, v128.load64_zero(x, 24));
  }
  let rest: f64 = 0;
  for (; x < end; x += 4) {
    const value = <f64> load<f32>(x);
    rest += value * value;
  }
  return total(sum01, sum23, sum45, sum67) + rest;
}

// @ts-ignore: decorator
@inline
function addProduct(sum: v128, x: v128, y: v128): v128 {
  const wideX = f64x2.promote_low_f32x4(x);
  const wideY = f64x2.promote_low_f32x4(y);
  return f64x2.add(sum, f64x2.mul(wideX, wideY));
}

// @ts-ignore: decorator
@inline
function addSquare(sum: v128, x: v128): v128 {
  const wide = f64x2.promote_low_f32x4(x);
  return f64x2.add(sum, f64x2.mul(wide, wide));
}

function total(sum01: v128, sum23: v128, sum45: v128, sum67: v128): f64 {
  const sums = f64x2.add(f64x2.add(sum01, sum23), f64x2.add(sum45, sum67));
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** y ← a·y. */
export function scale(a: f32, y: usize, length: i32): void {
  const factor = f32x4.splat(a);
  const end = y + (length << 2);
  const whole = y + ((length & -8) << 2);
  for (; y < whole; y += 32) {
    const y0 = v128.load(y);
    const y1 = v128.load(y, 16);
    const out0 = f32x4.mul(factor, y0);
    const out1 = f32x4.mul(factor, y1);
    v128.store(y, out0);
    v128.store(y, out1, 16);
  }
  for (; y < end; y += 4) store<f32>(y, a * load<f32>(y));
}

/** out ← x + a·y. */
export function addScaled(x: usize, a: f32, y: usize, out: usize, length: i32): void {
  const factor = f32x4.splat(a);
  const end = x + (length << 2);
  const whole = x + ((length & -8) << 2);
  for (; x < whole; x += 32, y += 32, out += 32) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const y0 = v128.load(y);
    const y1 = v128.load(y, 16);
    const out0 = f32x4.add(x0, f32x4.mul(factor, y0));
    const out1 = f32x4.add(x1, f32x4.mul(factor, y1));
    v128.store(out, out0);
    v128.store(out, out1, 16);
  }
  for (; x < end; x += 4, y += 4, out += 4) {
    store<f32>(out, load<f32>(x) + a * load<f32>(y));
  }
}
