import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertLess,
  assertNotEquals,
  assertThrows,
} from "@std/assert";
import { createRandom, deriveRandom, type Random, shuffle } from "./random.ts";

Deno.test("createRandom() gives xoshiro128++'s published outputs", () => {
  // The vectors of rand_xoshiro, made by the reference implementation in C.
  const random = createRandom(Uint32Array.of(1, 2, 3, 4));
  const words = Array.from({ length: 10 }, () => random.integer(2 ** 32));
  assertEquals(words, [
    641,
    1573767,
    3222811527,
    3517856514,
    836907274,
    4247214768,
    3867114732,
    1355841295,
    495546011,
    621204420,
  ]);
});

Deno.test("uniform() takes the 27 high bits of one output and the 26 of the next", () => {
  const random = createRandom(Uint32Array.of(1, 2, 3, 4));
  assertEquals(random.uniform(), (20 * 2 ** 26 + 24590) / 2 ** 53);
  assertEquals(random.uniform(), (100712860 * 2 ** 26 + 54966508) / 2 ** 53);
});

Deno.test("deriveRandom() starts from the SHA-256 of seed and name", () => {
  // Python: struct.unpack("<4I", hashlib.sha256(b"1/environment").digest()[:16])
  assertEquals(
    [...deriveRandom(1, "environment").state],
    [963794918, 3738558654, 2835959746, 1816561591],
  );
  assertEquals(
    [...deriveRandom(Number.MAX_SAFE_INTEGER, "größe").state],
    [4134610569, 987283082, 2196845511, 1547318767],
  );
});

Deno.test("deriveRandom() gives other streams for other seeds and names", () => {
  const first = deriveRandom(1, "actions").uniform();
  assertEquals(deriveRandom(1, "actions").uniform(), first);
  assertNotEquals(deriveRandom(2, "actions").uniform(), first);
  assertNotEquals(deriveRandom(1, "action").uniform(), first);
});

Deno.test("deriveRandom() refuses a seed that is no safe integer of 0 or more", () => {
  for (const seed of [-1, 0.5, NaN, 2 ** 53]) {
    assertThrows(() => deriveRandom(seed, ""), RangeError, `value is ${seed}`);
  }
});

Deno.test("createRandom() refuses a state that is not four words or all zero", () => {
  for (const words of [[0, 0, 0, 0], [1, 2, 3], [1, 2, 3, 4, 5]]) {
    assertThrows(
      () => createRandom(Uint32Array.from(words)),
      RangeError,
      `[${words}]`,
    );
  }
});

Deno.test("createRandom() takes a copy of the state", () => {
  const words = Uint32Array.of(1, 2, 3, 4);
  createRandom(words).uniform();
  assertEquals([...words], [1, 2, 3, 4]);
});

Deno.test("state, set back, brings the same draws again, whatever was drawn between", () => {
  const draws = (random: Random) => [
    random.normal(),
    random.uniform(),
    random.integer(10),
    random.normal(),
  ];
  const random = deriveRandom(3, "saved");
  random.normal();
  const saved = random.state.slice();
  const expected = draws(random);
  random.normal();
  random.state.set(saved);
  assertEquals(draws(random), expected);
});

Deno.test("normal() has the same bits on every machine", () => {
  const random = deriveRandom(1, "normal");
  const draws = Array.from({ length: 4 }, () => random.normal());
  assertEquals(draws, [
    -0.631196377177074,
    0.2598137622380325,
    1.4609353176670643,
    0.35808709660891636,
  ]);
});

Deno.test("uniform() stays in [0, 1) and fills 100 bins evenly", () => {
  const random = deriveRandom(1, "uniform");
  const bins = new Float64Array(100);
  for (let i = 0; i < 1e6; i++) {
    const x = random.uniform();
    assert(x >= 0 && x < 1);
    bins[Math.floor(100 * x)]++;
  }
  // χ² of 99 degrees of freedom: 149 is its 99.9 % quantile.
  assertLess(chiSquare(bins, 1e4), 149);
});

Deno.test("normal() has the moments 0, 1, 0, 3, each within 4 standard errors", () => {
  const random = deriveRandom(1, "moments");
  const count = 2e6;
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const x = random.normal();
    sums[0] += x;
    sums[1] += x * x;
    sums[2] += x * x * x;
    sums[3] += x * x * x * x;
  }
  // Variances of x, x², x³, x⁴ are 1, 2, 15, 96.
  const truth: [number, number][] = [[0, 1], [1, 2], [0, 15], [3, 96]];
  for (const [i, [moment, variance]] of truth.entries()) {
    const tolerance = 4 * Math.sqrt(variance / count);
    assertAlmostEquals(sums[i] / count, moment, tolerance, `moment ${i + 1}`);
  }
});

Deno.test("normal() agrees with the distribution function in a Kolmogorov-Smirnov test", () => {
  // scipy 1.17.1: norm.ppf of the probabilities below one half.
  const lower: [number, number][] = [
    [0.001, -3.090232306167813],
    [0.01, -2.3263478740408408],
    [0.05, -1.6448536269514729],
    [0.1, -1.2815515655446004],
    [0.2, -0.8416212335729142],
    [0.3, -0.5244005127080409],
    [0.4, -0.2533471031357997],
  ];
  const upper = lower.map(([p, x]): [number, number] => [1 - p, -x]);
  const quantiles = [...lower, [0.5, 0], ...upper];
  const random = deriveRandom(1, "distribution");
  const count = 1e6;
  const below = quantiles.map(() => 0);
  for (let i = 0; i < count; i++) {
    const draw = random.normal();
    for (let k = 0; k < quantiles.length; k++) {
      if (draw < quantiles[k][1]) below[k]++;
    }
  }
  const distances = quantiles.map(([p], k) => Math.abs(below[k] / count - p));
  const distance = Math.max(...distances);
  // 1.95 / √n is the test's 99.9 % quantile.
  assertLess(distance, 1.95 / Math.sqrt(count));
});

Deno.test("normal() reaches beyond the ziggurat's base as often as it should, on both sides", () => {
  const random = deriveRandom(1, "tail");
  const count = 4e6;
  const limits = [3.6541528853610088, 4, 4.5];
  const above = limits.map(() => 0);
  const below = limits.map(() => 0);
  for (let i = 0; i < count; i++) {
    const x = random.normal();
    for (let k = 0; k < limits.length; k++) {
      if (x > limits[k]) above[k]++;
      if (x < -limits[k]) below[k]++;
    }
  }
  // scipy 1.17.1: norm.sf.
  const tails = [
    1.2901624382695038e-4,
    3.167124183311986e-5,
    3.3976731247300535e-6,
  ];
  for (const [k, tail] of tails.entries()) {
    const expected = count * tail;
    const tolerance = 4 * Math.sqrt(expected);
    assertAlmostEquals(above[k], expected, tolerance, `above ${limits[k]}`);
    assertAlmostEquals(below[k], expected, tolerance, `below -${limits[k]}`);
  }
});

Deno.test("integer() draws each of n integers equally often", () => {
  const random = deriveRandom(1, "integers");
  // 99.9 % quantiles of χ² for n − 1 degrees of freedom.
  const limits: [number, number][] = [[2, 10.8], [3, 13.8], [6, 20.5], [
    7,
    22.5,
  ]];
  for (const [n, limit] of limits) {
    const bins = new Float64Array(n);
    for (let i = 0; i < 1e5; i++) bins[random.integer(n)]++;
    assertLess(chiSquare(bins, 1e5 / n), limit, `${n} integers`);
  }
});

Deno.test("integer() has no bias where n is close to the generator's range", () => {
  // Taking the remainder by 3·2³⁰ would draw the lower third half of the time.
  const random = deriveRandom(1, "bias");
  let low = 0;
  for (let i = 0; i < 1e5; i++) {
    if (random.integer(3 * 2 ** 30) < 2 ** 30) low++;
  }
  assertAlmostEquals(low / 1e5, 1 / 3, 0.006);
});

Deno.test("integer(1) is 0", () => {
  const random = deriveRandom(1, "one");
  for (let i = 0; i < 10; i++) assertEquals(random.integer(1), 0);
});

Deno.test("integer() refuses what is no integer from 1 to 2^32", () => {
  const random = deriveRandom(1, "refused");
  for (const n of [0, -1, 1.5, NaN, Infinity, 2 ** 32 + 1]) {
    assertThrows(() => random.integer(n), RangeError, `value is ${n}`);
  }
});

Deno.test("shuffle() brings all orders of 4 values equally often", () => {
  const random = deriveRandom(1, "orders");
  const counts = new Map<string, number>();
  for (let i = 0; i < 48000; i++) {
    const values = [1, 2, 3, 4];
    shuffle(values, random);
    const order = values.join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assertEquals(counts.size, 24);
  // χ² of 23 degrees of freedom: 49.7 is its 99.9 % quantile.
  assertLess(chiSquare([...counts.values()], 2000), 49.7);
});

Deno.test("shuffle() orders typed arrays as arrays", () => {
  const array = Array.from({ length: 100 }, (_, i) => i);
  const typed = Uint32Array.from(array);
  shuffle(array, deriveRandom(1, "shuffle"));
  shuffle(typed, deriveRandom(1, "shuffle"));
  assertEquals([...typed], array);
  assertNotEquals(array, array.toSorted((a, b) => a - b));
});

function chiSquare(bins: ArrayLike<number>, expected: number): number {
  return Array.from(bins).reduce(
    (sum, count) => sum + (count - expected) ** 2 / expected,
    0,
  );
}
