/** Activations and their derivatives, over arrays whose length is a multiple of 4. */

/** z ↦ max(z, 0), in place. NaN stays NaN. */
export function relu(z: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = z + (count << 2); z < end; z += 16) {
    // pmax(a, b) is a < b ? b : a, so a NaN in a comes through.
    v128.store(z, f32x4.pmax(v128.load(z), zero));
  }
}

/**
 * tanh(x/2) ≈ p/q = (½x + p₃x³ + p₅x⁵) / (1 + q₂x² + q₄x⁴ + q₆x⁶) on [0, 9.1],
 * fitted so that the relative error of tanh x below is least. Each constant
 * stands eight times: loading it costs less than spreading it, and two vectors
 * side by side can be one of twice the width.
 */
const CONSTANTS = memory.data<f32>([
  9.1, 9.1, 9.1, 9.1, 9.1, 9.1, 9.1, 9.1, // tanh x is 1 from here on
  -0.0, -0.0, -0.0, -0.0, -0.0, -0.0, -0.0, -0.0, // the bit of the sign
  0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5,
  0.014882643, 0.014882643, 0.014882643, 0.014882643,
  0.014882643, 0.014882643, 0.014882643, 0.014882643,
  5.7038997e-5, 5.7038997e-5, 5.7038997e-5, 5.7038997e-5,
  5.7038997e-5, 5.7038997e-5, 5.7038997e-5, 5.7038997e-5,
  1, 1, 1, 1, 1, 1, 1, 1,
  0.11309857, 0.11309857, 0.11309857, 0.11309857,
  0.11309857, 0.11309857, 0.11309857, 0.11309857,
  0.0012056688, 0.0012056688, 0.0012056688, 0.0012056688,
  0.0012056688, 0.0012056688, 0.0012056688, 0.0012056688,
  1.2255074e-6, 1.2255074e-6, 1.2255074e-6, 1.2255074e-6,
  1.2255074e-6, 1.2255074e-6, 1.2255074e-6, 1.2255074e-6,
], 16);
/** 0, which the compiler does not know: V8 joins neighbors at variable addresses only. */
const NOTHING = memory.data<u32>([0]);
const LIMIT: usize = 0;
const SIGN: usize = 32;
const P1: usize = 64;
const P3: usize = 96;
const P5: usize = 128;
const ONE: usize = 160;
const Q2: usize = 192;
const Q4: usize = 224;
const Q6: usize = 256;

/** The halves of a pair of vectors, as types: offsets have to be known when compiled. */
type Left = i32;
type Right = v128;

// @ts-ignore: decorator
@inline
function half<Side>(): usize {
  return isVector<Side>() ? 16 : 0;
}

// @ts-ignore: decorator
@inline
function timesPlus(x: v128, y: v128, z: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), z);
}

/** z ↦ tanh z, in place. NaN stays NaN. */
export function tanh(z: usize, count: i32): void {
  const table = CONSTANTS + load<u32>(NOTHING);
  const end = z + (count << 2);
  // Two at a time, loads first and stores last, so that V8 can join them.
  for (; z + 16 < end; z += 32) {
    const z0 = v128.load(z);
    const z1 = v128.load(z, 16);
    const h0 = tanhOf<Left>(z0, table);
    const h1 = tanhOf<Right>(z1, table);
    v128.store(z, h0);
    v128.store(z, h1, 16);
  }
  if (z < end) v128.store(z, tanhOf<Left>(v128.load(z), table));
}

/**
 * tanh z = 2(p/q) / (1 + (p/q)²) = 2pq / (2pq + (q − p)²) of |z|, with the sign
 * of z: odd to the bit, never beyond ±1, absolute error at most 1.71e-7 (every
 * f32 tried).
 */
// @ts-ignore: decorator
@inline
function tanhOf<Side>(z: v128, table: usize): v128 {
  // pmin(a, b) is b < a ? b : a, so a NaN in a comes through.
  const x = f32x4.pmin(f32x4.abs(z), v128.load(table, LIMIT + half<Side>()));
  const s = f32x4.mul(x, x);
  let p = timesPlus(v128.load(table, P5 + half<Side>()), s, v128.load(table, P3 + half<Side>()));
  p = f32x4.mul(timesPlus(p, s, v128.load(table, P1 + half<Side>())), x);
  let q = timesPlus(v128.load(table, Q6 + half<Side>()), s, v128.load(table, Q4 + half<Side>()));
  q = timesPlus(q, s, v128.load(table, Q2 + half<Side>()));
  q = timesPlus(q, s, v128.load(table, ONE + half<Side>()));
  const product = f32x4.mul(p, q);
  const twice = f32x4.add(product, product);
  const difference = f32x4.sub(q, p);
  const whole = timesPlus(difference, difference, twice);
  const sign = v128.and(z, v128.load(table, SIGN + half<Side>()));
  return v128.or(f32x4.div(twice, whole), sign);
}
