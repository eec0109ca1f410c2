/**
 * Elementary functions that are the same to the bit on every machine.
 *
 * ECMAScript promises nothing about the last bits of `Math.exp` and its like,
 * and engines differ in them. These are stdlib's translations of FreeBSD's msun
 * and Cephes to plain JavaScript, within one unit in the last place of the true
 * value (`tanh`: two).
 *
 * @module
 */

// The source of these, and of all that they require (152 files of the versions in
// deno.json), was searched: of `Math` it uses abs, ceil, floor and round, which
// are exact, and no `**`.
import stdlibCos from "@stdlib/math-base-special-cos";
import stdlibExp from "@stdlib/math-base-special-exp";
import stdlibLn from "@stdlib/math-base-special-ln";
import stdlibSin from "@stdlib/math-base-special-sin";
import stdlibTanh from "@stdlib/math-base-special-tanh";

/**
 * eˣ.
 *
 * @param x The exponent.
 * @returns The power; 0 below about −745, Infinity above about 709.8.
 */
export const exp: (x: number) => number = stdlibExp;

/**
 * Natural logarithm.
 *
 * @param x A number of 0 or more.
 * @returns The logarithm; −Infinity for 0, NaN below.
 */
export const log: (x: number) => number = stdlibLn;

/**
 * Sine.
 *
 * @param x The angle in radians.
 * @returns The sine; NaN unless the angle is finite.
 */
export const sin: (x: number) => number = stdlibSin;

/**
 * Cosine.
 *
 * @param x The angle in radians.
 * @returns The cosine; NaN unless the angle is finite.
 */
export const cos: (x: number) => number = stdlibCos;

/**
 * Hyperbolic tangent.
 *
 * @param x Any number.
 * @returns The tangent, in [−1, 1].
 */
export const tanh: (x: number) => number = stdlibTanh;
