/** Activations and their derivatives, over arrays whose length is a multiple of 4. */

/** z ↦ max(z, 0), in place. NaN stays NaN. */
export function relu(z: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = z + (count << 2); z < end; z += 16) {
    // pmax(a, b) is a < b ? b : a, so a NaN in a comes through.
    v128.store(z, f32x4.pmax(v128.load(z), zero));
  }
}

/** change ↦ change where h > 0, else 0, in place. */
export function reluSlope(change: usize, h: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = change + (count << 2); change < end; change += 16, h += 16) {
    const dead = f32x4.le(v128.load(h), zero);
    v128.store(change, v128.andnot(v128.load(change), dead));
  }
}

/**
 * tanh(x/2) ≈ p/q = (½x + p₃x³ + p₅x⁵) / (1 + q₂x² + q₄x⁴ + q₆x⁶) on [0, 9.1],
 * fitted so that the relative error of tanh x below is least. Each constant
 * stands four times, as loading it costs less than spreading it.
 */
const CONSTANTS = memory.data<f32>([
  9.1, 9.1, 9.1, 9.1, // tanh x is 1 from here on
  -0.0, -0.0, -0.0, -0.0, // the bit of the sign
  0.5, 0.5, 0.5, 0.5,
  0.014882643, 0.014882643, 0.014882643, 0.014882643,
  5.7038997e-5, 5.7038997e-5, 5.7038997e-5, 5.7038997e-5,
  1, 1, 1, 1,
  0.11309857, 0.11309857, 0.11309857, 0.11309857,
  0.0012056688, 0.0012056688, 0.0012056688, 0.0012056688,
  1.2255074e-6, 1.2255074e-6, 1.2255074e-6, 1.2255074e-6,
], 16);
const LIMIT: usize = 0;
const SIGN: usize = 16;
const P1: usize = 32;
const P3: usize = 48;
const P5: usize = 64;
const ONE: usize = 80;
const Q2: usize = 96;
const Q4: usize = 112;
const Q6: usize = 128;

// @ts-ignore: decorator
@inline
function constant(which: usize): v128 {
  return v128.load(CONSTANTS + which);
}

// @ts-ignore: decorator
@inline
function timesPlus(x: v128, y: v128, z: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), z);
}

/**
 * z ↦ tanh z, in place: 2pq / (2pq + (q − p)²) of |z|, with the sign of z. So
 * it is odd to the bit and never beyond ±1; its absolute error is below 2e-7.
 * NaN stays NaN.
 */
export function tanh(z: usize, count: i32): void {
  const end = z + (count << 2);
  for (; z + 16 < end; z += 32) {
    const v0 = v128.load(z);
    const v1 = v128.load(z, 16);
    const t0 = tanh4(v0);
    const t1 = tanh4(v1);
    v128.store(z, t0);
    v128.store(z, t1, 16);
  }
  if (z < end) v128.store(z, tanh4(v128.load(z)));
}
// @ts-ignore: decorator
@inline
function tanh4(value: v128): v128 {
    const x = f32x4.pmin(f32x4.abs(value), constant(LIMIT));
    const s = f32x4.mul(x, x);
    let p = timesPlus(constant(P5), s, constant(P3));
    p = f32x4.mul(timesPlus(p, s, constant(P1)), x);
    let q = timesPlus(constant(Q6), s, constant(Q4));
    q = timesPlus(q, s, constant(Q2));
    q = timesPlus(q, s, constant(ONE));
    const product = f32x4.mul(p, q);
    const twice = f32x4.add(product, product);
    const difference = f32x4.sub(q, p);
    const whole = timesPlus(difference, difference, twice);
    const sign = v128.and(value, constant(SIGN));
    return v128.or(f32x4.div(twice, whole), sign);
}
/** change ↦ change · (1 − h²), in place. */
export function tanhSlope(change: usize, h: usize, count: i32): void {
  for (const end = change + (count << 2); change < end; change += 16, h += 16) {
    const value = v128.load(h);
    const slope = f32x4.sub(constant(ONE), f32x4.mul(value, value));
    v128.store(change, f32x4.mul(v128.load(change), slope));
  }
}
