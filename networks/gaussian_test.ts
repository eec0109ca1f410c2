import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { deriveRandom } from "../numerics/random.ts";
import { diagonalGaussian } from "./gaussian.ts";

/** Two rows of two means and two log σ. */
const OUTPUTS = Float64Array.of(0.3, -1.2, 0.4, -0.6, 2, 0.1, 0, -1);
const OTHERS = Float64Array.of(0.1, -1, 0.2, -0.8, 1.5, 0.4, 0.3, -0.7);
const ROWS = 2;

Deno.test("diagonalGaussian: hand-computed log-probability, entropy and KL", () => {
  const one = diagonalGaussian(1);
  const out = new Float64Array(1);
  const [standard, wide] = [
    Float64Array.of(0, 0),
    Float64Array.of(1, Math.LN2),
  ];
  // −½·((3 − 1)/2)² − log 2 − ½ log 2π
  one.logProb(wide, Float64Array.of(3), 1, out);
  const halfLog = Math.log(2 * Math.PI) / 2;
  assertAlmostEquals(out[0], -0.5 - Math.LN2 - halfLog, 1e-15);
  one.entropy(wide, 1, out);
  assertAlmostEquals(out[0], Math.LN2 + halfLog + 0.5, 1e-15);
  // log 2 + (1 + 1)/8 − ½, and −log 2 + (4 + 1)/2 − ½
  one.klOldNew(standard, wide, 1, out);
  assertAlmostEquals(out[0], Math.LN2 - 0.25, 1e-15);
  one.klOldNew(wide, standard, 1, out);
  assertAlmostEquals(out[0], 2 - Math.LN2, 1e-15);
});

Deno.test("diagonalGaussian: log-probabilities add up over dimensions", () => {
  const [out, single] = [new Float64Array(ROWS), new Float64Array(1)];
  const actions = Float64Array.of(0.5, -1, 1, 0.3);
  diagonalGaussian(2).logProb(OUTPUTS, actions, ROWS, out);
  for (let i = 0; i < ROWS; i++) {
    let sum = 0;
    for (let k = 0; k < 2; k++) {
      const row = Float64Array.of(OUTPUTS[4 * i + k], OUTPUTS[4 * i + 2 + k]);
      const action = Float64Array.of(actions[2 * i + k]);
      diagonalGaussian(1).logProb(row, action, 1, single);
      sum += single[0];
    }
    assertAlmostEquals(out[i], sum, 1e-14);
  }
});

Deno.test("diagonalGaussian: gradients are finite differences within 1e-8", () => {
  const two = diagonalGaussian(2);
  const actions = Float64Array.of(0.5, -1, 1, 0.3);
  const weights = Float64Array.of(-0.7, 1.9);
  const out = new Float64Array(8);
  const values = new Float64Array(ROWS);

  two.logProbGradient(OUTPUTS, actions, weights, ROWS, out);
  assertGradient(out, (at) => {
    two.logProb(at, actions, ROWS, values);
    return weights[0] * values[0] + weights[1] * values[1];
  });
  out.fill(0);
  two.addEntropyGradient(OUTPUTS, 0.3, ROWS, out);
  assertGradient(out, (at) => {
    two.entropy(at, ROWS, values);
    return 0.3 * (values[0] + values[1]);
  });
  two.klOldNewGradient(OTHERS, OUTPUTS, 0.3, ROWS, out);
  assertGradient(out, (at) => {
    two.klOldNew(OTHERS, at, ROWS, values);
    return 0.3 * (values[0] + values[1]);
  });
});

Deno.test("diagonalGaussian: the metric is the curvature of KL, and works in place", () => {
  const two = diagonalGaussian(2);
  const tangent = Float64Array.of(1, -2, 0.5, 0.25, 3, -1, 2, 1);
  const [up, down] = [new Float64Array(8), new Float64Array(8)];
  const step = 1e-5;
  const moved = (sign: number) =>
    OUTPUTS.map((value, i) => value + sign * step * tangent[i]);
  two.klOldNewGradient(OUTPUTS, moved(1), 0.5, ROWS, up);
  two.klOldNewGradient(OUTPUTS, moved(-1), 0.5, ROWS, down);
  const expected = up.map((value, i) => (value - down[i]) / (2 * step));

  two.metric(OUTPUTS, tangent, 0.5, ROWS, tangent);
  for (let i = 0; i < 8; i++) assertAlmostEquals(tangent[i], expected[i], 1e-8);
});

Deno.test("diagonalGaussian: KL of a distribution with itself is 0, its gradient too", () => {
  const two = diagonalGaussian(2);
  const [kl, gradient] = [new Float64Array(ROWS), new Float64Array(8).fill(1)];
  two.klOldNew(OUTPUTS, OUTPUTS, ROWS, kl);
  two.klOldNewGradient(OUTPUTS, OUTPUTS, 1, ROWS, gradient);
  assertEquals(kl, new Float64Array(ROWS));
  assert(gradient.every((value) => value === 0));
});

Deno.test("diagonalGaussian: means of ±1e4 give finite results", () => {
  const one = diagonalGaussian(1);
  const out = new Float64Array(1);
  one.logProb(Float64Array.of(1e4, 0), Float64Array.of(-1e4), 1, out);
  assertAlmostEquals(out[0], -2e8, 1);
  one.klOldNew(Float64Array.of(1e4, 0), Float64Array.of(-1e4, 0), 1, out);
  assertEquals(out[0], 2e8);
});

Deno.test("diagonalGaussian: parameters of NaN give NaN", () => {
  const one = diagonalGaussian(1);
  const sound = Float64Array.of(0, 0);
  const action = Float64Array.of(0);
  for (const spoiled of [Float64Array.of(NaN, 0), Float64Array.of(0, NaN)]) {
    const out = new Float64Array(1);
    const calls = [
      () => one.sample(spoiled, action, 1, out),
      () => one.logProb(spoiled, action, 1, out),
      () => one.klOldNew(spoiled, sound, 1, out),
      () => one.klOldNew(sound, spoiled, 1, out),
    ];
    for (const call of calls) {
      out.fill(0);
      call();
      assertEquals(out[0], NaN, `${call} of ${spoiled}`);
    }
  }
});

Deno.test("diagonalGaussian: the mode is the mean", () => {
  const actions = new Float64Array(4);
  diagonalGaussian(2).mode(OUTPUTS, ROWS, actions);
  assertEquals(actions, Float64Array.of(0.3, -1.2, 2, 0.1));
});

Deno.test("diagonalGaussian: samples have the row's mean and deviation", () => {
  const two = diagonalGaussian(2);
  const random = deriveRandom(1, "actions");
  const draws = 20_000;
  const actions = new Float64Array(4);
  const [sum, squares] = [[0, 0], [0, 0]];
  for (let i = 0; i < draws; i++) {
    two.drawNoise(random, 1, actions);
    two.sample(OUTPUTS, actions, 2, actions);
    for (let k = 0; k < 2; k++) {
      const z = (actions[2 + k] - OUTPUTS[4 + k]) / Math.exp(OUTPUTS[6 + k]);
      sum[k] += z;
      squares[k] += z * z;
    }
  }
  for (let k = 0; k < 2; k++) {
    assertAlmostEquals(sum[k] / draws, 0, 4 / Math.sqrt(draws));
    assertAlmostEquals(squares[k] / draws, 1, 4 * Math.sqrt(2 / draws));
  }
});

Deno.test("diagonalGaussian() refuses an impossible size", () => {
  assertThrows(
    () => diagonalGaussian(0),
    RangeError,
    "'actionSize' must be a positive integer: current value is 0",
  );
});

/** Compares a gradient at OUTPUTS with central differences of a function. */
function assertGradient(
  gradient: Float64Array,
  f: (outputs: Float64Array) => number,
) {
  const step = 1e-5;
  for (let i = 0; i < gradient.length; i++) {
    const [up, down] = [OUTPUTS.slice(), OUTPUTS.slice()];
    up[i] += step;
    down[i] -= step;
    assertAlmostEquals(gradient[i], (f(up) - f(down)) / (2 * step), 1e-8);
  }
}
