/**
 * Seeded random numbers, the same on every machine.
 *
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { log } from "./elementary.ts";
import { density, EDGES, HEIGHTS, LAYERS, TAIL_START } from "./ziggurat.ts";

/**
 * A stream of random numbers. Its four words of state are all there is: no
 * draw leaves anything behind for the next one.
 */
export interface Random {
  /**
   * Draws a double from [0, 1), a multiple of 2⁻⁵³.
   *
   * @returns The number.
   */
  uniform(): number;
  /**
   * Draws from the normal distribution of mean 0 and variance 1, by the
   * ziggurat.
   *
   * @returns The number.
   */
  normal(): number;
  /**
   * Draws from 0, …, n − 1, each equally likely.
   *
   * @param n How many integers to choose from, 1 to 2³².
   * @returns The integer.
   * @throws {RangeError} If `n` is not an integer of that range.
   */
  integer(n: number): number;
  /** The generator's four words: copy them out to save the stream, `set` them to restore it. */
  readonly state: Uint32Array;
}

/**
 * Makes a stream from the four words of a generator, xoshiro128++ 1.0.
 *
 * Source: D. Blackman and S. Vigna, Scrambled linear pseudorandom number
 * generators (2021), https://prng.di.unimi.it/xoshiro128plusplus.c
 *
 * @example A saved stream goes on where it was
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { createRandom } from "@policy-gradient/bench/numerics";
 *
 * const random = createRandom(Uint32Array.of(1, 2, 3, 4));
 * const saved = createRandom(random.state);
 * assertEquals(saved.uniform(), random.uniform());
 * ```
 *
 * @param state Four words, not all zero; they are copied.
 * @returns The stream.
 * @throws {RangeError} If there are not four words, or all are zero.
 */
export function createRandom(state: Uint32Array): Random {
  if (state.length !== 4 || state.every((word) => word === 0)) {
    throw new RangeError(
      "Cannot create a random stream as 'state' must be four words, " +
        `not all zero: current value is [${state}]`,
    );
  }
  return new Xoshiro128(state);
}

/**
 * Makes the stream of a seed that has a name. Streams of other seeds or names
 * are independent of it: the state is the first 16 bytes of the SHA-256 of
 * `"<seed>/<name>"`, read as four little-endian words.
 *
 * @example Two streams of one seed
 * ```ts
 * import { assertNotEquals } from "@std/assert";
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 *
 * const actions = deriveRandom(1, "actions");
 * const shuffling = deriveRandom(1, "shuffling");
 * assertNotEquals(actions.uniform(), shuffling.uniform());
 * ```
 *
 * @param seed A safe integer, 0 or more.
 * @param name What the stream is for.
 * @returns The stream, at its beginning.
 * @throws {RangeError} If the seed is not such an integer.
 */
export function deriveRandom(seed: number, name: string): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(
      "Cannot derive a random stream as 'seed' must be a safe integer >= 0: " +
        `current value is ${seed}`,
    );
  }
  const digest = sha256(new TextEncoder().encode(`${seed}/${name}`));
  const bytes = new DataView(digest.buffer, digest.byteOffset);
  const word = (i: number) => bytes.getUint32(4 * i, true);
  return createRandom(Uint32Array.of(word(0), word(1), word(2), word(3)));
}

/**
 * Puts values into an order that is equally likely to be any, in place.
 *
 * Source: R. Durstenfeld, Algorithm 235: random permutation (1964); also
 * https://en.wikipedia.org/wiki/Fisher–Yates_shuffle, "the modern algorithm".
 *
 * @example Same values, another order
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { deriveRandom, shuffle } from "@policy-gradient/bench/numerics";
 *
 * const values = [1, 2, 3, 4, 5];
 * shuffle(values, deriveRandom(1, "shuffling"));
 * assertEquals(values.toSorted(), [1, 2, 3, 4, 5]);
 * ```
 *
 * @param values What to shuffle.
 * @param random Where the order comes from.
 */
export function shuffle(
  values: Uint32Array | Int32Array | number[],
  random: Random,
): void {
  // for i from n − 1 down to 1 do
  for (let i = values.length - 1; i > 0; i--) {
    // j ← random integer such that 0 ≤ j ≤ i
    const j = random.integer(i + 1);
    // exchange a[j] and a[i]
    const value = values[j];
    values[j] = values[i];
    values[i] = value;
  }
}

/**
 * A class, not a record of closures: methods of a prototype are what engines
 * inline into a loop that draws from several streams.
 */
class Xoshiro128 implements Random {
  readonly state: Uint32Array;
  /** The same words, signed: sums and shifts of them stay small integers. */
  readonly #words: Int32Array;

  constructor(state: Uint32Array) {
    this.state = state.slice();
    this.#words = new Int32Array(this.state.buffer);
  }

  uniform(): number {
    const words = this.#words;
    // 27 high bits, then 26 low ones.
    const high = next(words) >>> 5;
    const low = next(words) >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  // Source: G. Marsaglia and W. W. Tsang, The ziggurat method for generating
  // random variables (2000), https://doi.org/10.18637/jss.v005.i08. The layer
  // and the place in it are of different bits, as J. A. Doornik, An improved
  // ziggurat method to generate normal random samples (2005), asks for.
  normal(): number {
    const words = this.#words;
    for (;;) {
      // 8 bits choose a layer, 53 others a place in it, u in [−1, 1).
      const bits = next(words);
      const layer = bits & (LAYERS - 1);
      const u = ((bits >> 8) * 2 ** 29 + (next(words) >>> 3)) / 2 ** 52;
      const x = u * EDGES[layer];
      // Under the layer above, and so under the density.
      if (Math.abs(x) < EDGES[layer + 1]) return x;
      if (layer === 0) return u < 0 ? -this.#tail() : this.#tail();
      // In the wedge between the layer above and the density, by rejection.
      const top = HEIGHTS[layer + 1];
      const y = top + (HEIGHTS[layer] - top) * this.uniform();
      if (y < density(x)) return x;
    }
  }

  /** Draws from the normal distribution's part above TAIL_START (Marsaglia 1964). */
  #tail(): number {
    for (;;) {
      const x = -log(1 - this.uniform()) / TAIL_START;
      const y = -log(1 - this.uniform());
      if (2 * y >= x * x) return TAIL_START + x;
    }
  }

  integer(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) {
      throw new RangeError(
        "Cannot draw an integer as 'n' must be an integer from 1 to 2^32: " +
          `current value is ${n}`,
      );
    }
    // The bits that n − 1 needs, at least one; drawn again while they exceed it.
    const shift = Math.clz32((n - 1) | 1);
    for (;;) {
      const value = next(this.#words) >>> shift;
      if (value < n) return value;
    }
  }
}

/** The next 32 bits of xoshiro128++, as a signed integer; line by line as its source. */
function next(s: Int32Array): number {
  const result = (rotateLeft((s[0] + s[3]) | 0, 7) + s[0]) | 0;
  const t = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotateLeft(s[3], 11);
  return result;
}

function rotateLeft(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}
