/**
 * eˣ and the natural logarithm of two doubles at a time: no branches, no tables,
 * the same operations in both lanes. Polynomials are summed in independent
 * parts, so that one need not wait for the other.
 */

/** Constants of `exp`. Each stands twice, as loading it costs less than spreading it. */
const EXP = memory.data<f64>([
  710, 710, // eˣ is infinite from here on
  -708, -708, // and counts as 0 below here, so that no result is subnormal
  1.4426950408889634, 1.4426950408889634, // 1 / log 2
  6755399441055744, 6755399441055744, // 1.5 · 2⁵²: a number added to it is rounded
  0.6931471803691238, 0.6931471803691238, // the first 32 bits of log 2,
  1.9082149292705877e-10, 1.9082149292705877e-10, // and the rest
  2, 2,
  4, 4,
  0.1666666666666666, 0.1666666666666666,
  -0.0027777777777564573, -0.0027777777777564573,
  6.613756471707873e-5, 6.613756471707873e-5,
  -1.6534060165971406e-6, -1.6534060165971406e-6,
  4.1437725652996716e-8, 4.1437725652996716e-8,
], 16);
const EXP_TOP: usize = 0;
const EXP_BOTTOM: usize = 16;
const PER_LOG2: usize = 32;
const ROUNDER: usize = 48;
const LOG2_HIGH: usize = 64;
const LOG2_LOW: usize = 80;
const TWO: usize = 96;
const FOUR: usize = 112;
const R1: usize = 128;
const R2: usize = 144;
const R3: usize = 160;
const R4: usize = 176;
const R5: usize = 192;
/** The bias of a double's exponent, less 1. */
const BIAS = memory.data<i64>([1022, 1022], 16);

// @ts-ignore: decorator
@inline
function constant(which: usize): v128 {
  return v128.load(EXP + which);
}

// @ts-ignore: decorator
@inline
function timesPlus(x: v128, y: v128, z: v128): v128 {
  return f64x2.add(f64x2.mul(x, y), z);
}

/**
 * eˣ, at most 1.5 units in the last place off; Infinity above 709.78, 0 below
 * −708, NaN of NaN. With x = k log 2 + r, |r| ≤ ½ log 2,
 *
 * eʳ = 1 + 2r / (R − r), R = r coth(r/2) ≈ 2 + R1 r² + … + R5 r¹⁰
 *
 * by interpolation at Chebyshev's nodes, which is off by 1e-18.
 */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  // pmin(a, b) is b < a ? b : a, so a NaN in a comes through.
  const limited = f64x2.pmin(x, constant(EXP_TOP));
  const rounded = timesPlus(limited, constant(PER_LOG2), constant(ROUNDER));
  const k = f64x2.sub(rounded, constant(ROUNDER));
  // k · LOG2_HIGH is exact, and so is the first difference.
  const difference = f64x2.sub(limited, f64x2.mul(k, constant(LOG2_HIGH)));
  const r = f64x2.sub(difference, f64x2.mul(k, constant(LOG2_LOW)));

  const t = f64x2.mul(r, r);
  const t2 = f64x2.mul(t, t);
  const low = f64x2.sub(timesPlus(constant(R1), t, constant(TWO)), r);
  const middle = timesPlus(constant(R3), t, constant(R2));
  const high = timesPlus(constant(R5), t, constant(R4));
  const divisor = timesPlus(timesPlus(high, t2, middle), t2, low);
  const twice = f64x2.add(
    f64x2.div(f64x2.mul(r, constant(FOUR)), divisor),
    constant(TWO),
  );
  // eˣ = 2eʳ · 2ᵏ⁻¹; k stands in the low bits of what was rounded.
  const scale = i64x2.shl(i64x2.add(rounded, v128.load(BIAS)), 52);
  return v128.andnot(f64x2.mul(twice, scale), f64x2.lt(x, constant(EXP_BOTTOM)));
}

/** Constants of `log`. */
const LOG = memory.data<f64>([
  1, 1,
  4503599627371519, 4503599627371519, // 2⁵² + 1023
  2.2250738585072014e-308, 2.2250738585072014e-308, // the smallest normal number
  Infinity, Infinity,
  -Infinity, -Infinity,
  0.6666666666666735, 0.6666666666666735,
  0.3999999999940942, 0.3999999999940942,
  0.2857142874366239, 0.2857142874366239,
  0.22222198432149784, 0.22222198432149784,
  0.1818357216161805, 0.1818357216161805,
  0.15313837699209373, 0.15313837699209373,
  0.14798198605116586, 0.14798198605116586,
], 16);
const ONE: usize = 0;
const EXPONENT_OFFSET: usize = 16;
const SMALLEST: usize = 32;
const INFINITE: usize = 48;
const MINUS_INFINITE: usize = 64;
const L1: usize = 80;
const L2: usize = 96;
const L3: usize = 112;
const L4: usize = 128;
const L5: usize = 144;
const L6: usize = 160;
const L7: usize = 176;
const BITS = memory.data<i64>([
  0x00095f6200000000, 0x00095f6200000000, // bits of 1 less those of √½
  0x000fffffffffffff, 0x000fffffffffffff, // the fraction
  0x3fe6a09e00000000, 0x3fe6a09e00000000, // √½
  0x4330000000000000, 0x4330000000000000, // 2⁵²
], 16);
const ONE_LESS_ROOT: usize = 0;
const FRACTION: usize = 16;
const ROOT: usize = 32;
const EXPONENT: usize = 48;

// @ts-ignore: decorator
@inline
function logConstant(which: usize): v128 {
  return v128.load(LOG + which);
}

// @ts-ignore: decorator
@inline
function bits(which: usize): v128 {
  return v128.load(BITS + which);
}

/**
 * log x of x ≥ 0, at most 1.5 units in the last place off; −Infinity of 0 and of
 * subnormal numbers, NaN of NaN. With x = 2ᵏ(1 + f), 1 + f in [√½, √2),
 *
 * log(1 + f) = f − s(f − R), s = f / (2 + f), R = L1 s² + … + L7 s¹⁴
 *
 * as in `e_log.c` of FreeBSD's msun (Sun Microsystems 1993).
 */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const shifted = i64x2.add(x, bits(ONE_LESS_ROOT));
  const whole = i64x2.add(v128.and(shifted, bits(FRACTION)), bits(ROOT));
  // The exponent as a double: in the low bits of 2⁵².
  const exponent = v128.or(i64x2.shr_u(shifted, 52), bits(EXPONENT));
  const k = f64x2.sub(exponent, logConstant(EXPONENT_OFFSET));

  const f = f64x2.sub(whole, logConstant(ONE));
  const s = f64x2.div(f, f64x2.add(whole, logConstant(ONE)));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let even = timesPlus(logConstant(L6), w, logConstant(L4));
  even = f64x2.mul(timesPlus(even, w, logConstant(L2)), w);
  let odd = timesPlus(logConstant(L7), w, logConstant(L5));
  odd = timesPlus(odd, w, logConstant(L3));
  odd = f64x2.mul(timesPlus(odd, w, logConstant(L1)), z);
  const rest = f64x2.sub(f, f64x2.add(even, odd));
  const fraction = f64x2.sub(f, f64x2.mul(s, rest));
  const low = timesPlus(k, constant(LOG2_LOW), fraction);
  const y = f64x2.add(low, f64x2.mul(k, constant(LOG2_HIGH)));

  // Infinity and NaN are their own logarithms.
  const finite = v128.bitselect(y, x, f64x2.lt(x, logConstant(INFINITE)));
  const none = f64x2.lt(x, logConstant(SMALLEST));
  return v128.bitselect(logConstant(MINUS_INFINITE), finite, none);
}

/** x ↦ eˣ, in place, for an even number of doubles. */
export function expDoubles(x: usize, count: i32): void {
  for (const end = x + (count << 3); x < end; x += 16) {
    v128.store(x, exp(v128.load(x)));
  }
}

/** x ↦ log x, in place, for an even number of doubles. */
export function logDoubles(x: usize, count: i32): void {
  for (const end = x + (count << 3); x < end; x += 16) {
    v128.store(x, log(v128.load(x)));
  }
}
