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

/** z ↦ tanh z, in place. NaN stays NaN. */
export function tanh(z: usize, count: i32): void {
  const end = z + (count << 2);
  // Two at a time, loads first and stores last, so that V8 can join them.
  for (; z + 16 < end; z += 32) {
    const z0 = v128.load(z);
    const z1 = v128.load(z, 16);
    const h0 = tanhOf(z0);
    const h1 = tanhOf(z1);
    v128.store(z, h0);
    v128.store(z, h1, 16);
  }
  if (z < end) v128.store(z, tanhOf(v128.load(z)));
}

/**
 * tanh z = 2(p/q) / (1 + (p/q)²) = 2pq / (2pq + (q − p)²) of |z|, with the sign
 * of z: odd to the bit, never beyond ±1, absolute error at most 1.71e-7 (every
 * f32 tried).
 */
// @ts-ignore: decorator
@inline
function tanhOf(z: v128): v128 {
  // pmin(a, b) is b < a ? b : a, so a NaN in a comes through.
  const x = f32x4.pmin(f32x4.abs(z), constant(LIMIT));
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
  const sign = v128.and(z, constant(SIGN));
  return v128.or(f32x4.div(twice, whole), sign);
}

/** change ↦ change ∘ activation′, in place, where h is what the activation gave. */
export function timesSlope(isRelu: i32, change: usize, h: usize, count: i32): void {
  if (isRelu) timesReluSlope(change, h, count);
  else timesTanhSlope(change, h, count);
}

/** Keeps what stands where h > 0, and puts 0 elsewhere. */
function timesReluSlope(change: usize, h: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (const end = change + (count << 2); change < end; change += 16, h += 16) {
    const flat = f32x4.le(v128.load(h), zero);
    v128.store(change, v128.andnot(v128.load(change), flat));
  }
}

/** Times 1 − h². */
function timesTanhSlope(change: usize, h: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (const end = change + (count << 2); change < end; change += 16, h += 16) {
    const value = v128.load(h);
    const slope = f32x4.sub(one, f32x4.mul(value, value));
    v128.store(change, f32x4.mul(v128.load(change), slope));
  }
}
