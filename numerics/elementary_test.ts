import { assertAlmostEquals, assertEquals } from "@std/assert";
import { sha256 } from "@noble/hashes/sha2.js";
import { cos, exp, log, sin, tanh } from "./elementary.ts";

// True values by mpmath 1.4.1 at 50 digits, rounded to double.
const cases: [(x: number) => number, units: number, [number, number][]][] = [
  [exp, 1, [
    [-700.5, 5.980196118639791e-305],
    [-20.25, 1.6052280551856116e-9],
    [-1, 0.36787944117144233],
    [0.1, 1.1051709180756477],
    [1, 2.718281828459045],
    [88.7, 3.325986980250579e38],
    [709.5, 1.3549863193146328e308],
  ]],
  [log, 1, [
    [1e-300, -690.7755278982137],
    [1e-9, -20.72326583694641],
    [0.9999, -0.00010000500033334732],
    [1.0001, 9.999500033329732e-5],
    [2, 0.6931471805599453],
    [3, 1.0986122886681098],
    [1e300, 690.7755278982137],
  ]],
  [sin, 1, [
    [-1e5, -0.03574879797201651],
    [-3.1, -0.04158066243329049],
    [1e-9, 1e-9],
    [1, 0.8414709848078965],
    [3.141592653589793, 1.2246467991473532e-16],
    [12345.678, -0.7040813137533816],
  ]],
  [cos, 1, [
    [-1e5, -0.9993608074382124],
    [-3.1, -0.9991351502732795],
    [1, 0.5403023058681398],
    [1.5707963267948966, 6.123233995736766e-17],
    [12345.678, 0.7101193587160628],
  ]],
  [tanh, 2, [
    [-20, -1],
    [-1.5, -0.9051482536448664],
    [-0.62, -0.5511280285381469],
    [-1e-9, -1e-9],
    [0.7, 0.6043677771171635],
    [5, 0.9999092042625951],
  ]],
];

Deno.test("elementary functions are within 1 unit in the last place of the truth, tanh within 2", () => {
  for (const [f, units, points] of cases) {
    for (const [x, truth] of points) {
      const unit = Math.abs(truth) * Number.EPSILON;
      assertAlmostEquals(f(x), truth, units * unit, `${f.name}(${x})`);
    }
  }
});

Deno.test("elementary functions give the limits at the ends of their domains", () => {
  assertEquals([exp(-800), exp(0), exp(800)], [0, 1, Infinity]);
  assertEquals([log(0), log(1), log(Infinity)], [-Infinity, 0, Infinity]);
  assertEquals([tanh(-Infinity), tanh(0), tanh(Infinity)], [-1, 0, 1]);
  assertEquals([log(-1), sin(Infinity), cos(Infinity)], [NaN, NaN, NaN]);
});

Deno.test("elementary functions have the same bits on every machine", () => {
  const digests = [
    digest(exp, -50, 50),
    digest(log, 1e-3, 1e3),
    digest(sin, -100, 100),
    digest(cos, -100, 100),
    digest(tanh, -10, 10),
  ];
  assertEquals(digests, [
    "d645371f824a52d3",
    "49ed023c67014a88",
    "06e51b2feccd62ca",
    "08484a5f437f62cd",
    "b5358ca7ba9479b6",
  ]);
});

/** First 8 bytes of SHA-256 over 20,001 values, spaced evenly. */
function digest(f: (x: number) => number, low: number, high: number): string {
  const values = Float64Array.from(
    { length: 20001 },
    (_, i) => f(low + (high - low) * i / 20000),
  );
  return sha256(new Uint8Array(values.buffer)).subarray(0, 8).toHex();
}
