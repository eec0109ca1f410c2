import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { deriveRandom } from "../numerics/random.ts";
import { categorical } from "./categorical.ts";

const LOGITS = Float64Array.of(0.3, -1.2, 2, 0, 0.5, 0.5);
const OTHERS = Float64Array.of(-0.4, 0.1, 1, 2, -0.5, 1.5);
const ROWS = 2;

Deno.test("categorical: hand-computed log-probability, entropy and KL of (¼, ¾)", () => {
  const two = categorical(2);
  const quarter = Float64Array.of(0, Math.log(3));
  const half = Float64Array.of(7, 7);
  const out = new Float64Array(1);
  two.logProb(quarter, Float64Array.of(0), 1, out);
  assertAlmostEquals(out[0], -Math.log(4), 1e-15);
  two.entropy(quarter, 1, out);
  assertAlmostEquals(out[0], Math.log(4) - 0.75 * Math.log(3), 1e-15);
  two.klOldNew(quarter, half, 1, out);
  assertAlmostEquals(out[0], 0.75 * Math.log(3) - Math.LN2, 1e-15);
});

Deno.test("categorical: gradients are finite differences within 1e-8", () => {
  const three = categorical(3);
  const actions = Float64Array.of(2, 0);
  const weights = Float64Array.of(-0.7, 1.9);
  const out = new Float64Array(6);
  const values = new Float64Array(ROWS);

  three.logProbGradient(LOGITS, actions, weights, ROWS, out);
  assertGradient(out, (at) => {
    three.logProb(at, actions, ROWS, values);
    return weights[0] * values[0] + weights[1] * values[1];
  });
  out.fill(0);
  three.addEntropyGradient(LOGITS, 0.3, ROWS, out);
  assertGradient(out, (at) => {
    three.entropy(at, ROWS, values);
    return 0.3 * (values[0] + values[1]);
  });
  three.klOldNewGradient(OTHERS, LOGITS, 0.3, ROWS, out);
  assertGradient(out, (at) => {
    three.klOldNew(OTHERS, at, ROWS, values);
    return 0.3 * (values[0] + values[1]);
  });
});

Deno.test("categorical: the entropy's gradient is added to what is there", () => {
  const three = categorical(3);
  const [alone, added] = [new Float64Array(3), new Float64Array(3).fill(5)];
  three.addEntropyGradient(LOGITS, 1, 1, alone);
  three.addEntropyGradient(LOGITS, 1, 1, added);
  for (let k = 0; k < 3; k++) assertAlmostEquals(added[k] - 5, alone[k], 1e-14);
});

Deno.test("categorical: the metric is the curvature of KL, and works in place", () => {
  const three = categorical(3);
  const tangent = Float64Array.of(1, -2, 0.5, 0.25, 3, -1);
  const expected = new Float64Array(6);
  const [up, down] = [new Float64Array(6), new Float64Array(6)];
  const step = 1e-5;
  const moved = (sign: number) =>
    LOGITS.map((logit, i) => logit + sign * step * tangent[i]);
  three.klOldNewGradient(LOGITS, moved(1), 0.5, ROWS, up);
  three.klOldNewGradient(LOGITS, moved(-1), 0.5, ROWS, down);
  up.forEach((value, i) => expected[i] = (value - down[i]) / (2 * step));

  three.metric(LOGITS, tangent, 0.5, ROWS, tangent);
  for (let i = 0; i < 6; i++) assertAlmostEquals(tangent[i], expected[i], 1e-9);
});

Deno.test("categorical: KL of a distribution with itself is 0, its gradient too", () => {
  const three = categorical(3);
  const [kl, gradient] = [new Float64Array(ROWS), new Float64Array(6).fill(1)];
  three.klOldNew(LOGITS, LOGITS, ROWS, kl);
  three.klOldNewGradient(LOGITS, LOGITS, 1, ROWS, gradient);
  assertEquals(kl, new Float64Array(ROWS));
  assertEquals(gradient, new Float64Array(6));
});

Deno.test("categorical: logits of ±1e4 give exact finite results", () => {
  const two = categorical(2);
  const sure = Float64Array.of(1e4, -1e4);
  const opposite = Float64Array.of(-1e4, 1e4);
  const out = new Float64Array(1);
  two.logProb(sure, Float64Array.of(1), 1, out);
  assertEquals(out[0], -2e4);
  two.logProb(sure, Float64Array.of(0), 1, out);
  assertEquals(out[0], 0);
  two.entropy(sure, 1, out);
  assertEquals(out[0], 0);
  two.klOldNew(sure, opposite, 1, out);
  assertEquals(out[0], 2e4);

  const row = new Float64Array(2);
  two.logProbGradient(sure, Float64Array.of(1), Float64Array.of(1), 1, row);
  assertEquals(row, Float64Array.of(-1, 1));
  two.addEntropyGradient(sure, 1, 1, row.fill(0));
  assert(row.every((value) => value === 0));
  two.metric(sure, Float64Array.of(1, 2), 1, 1, row);
  assert(row.every((value) => value === 0));
});

Deno.test("categorical: a logit of NaN gives NaN everywhere, an action of NaN too", () => {
  const three = categorical(3);
  for (const spoiled of [[NaN, 1, 2], [1, NaN, 2], [1, 2, NaN]]) {
    const outputs = Float64Array.from(spoiled);
    const sound = Float64Array.of(0, 1, 2);
    const [zero, one] = [Float64Array.of(0), Float64Array.of(1)];
    const scalar = new Float64Array(1);
    const row = new Float64Array(3);
    const calls = [
      () => three.sample(outputs, zero, 1, scalar),
      () => three.mode(outputs, 1, scalar),
      () => three.logProb(outputs, zero, 1, scalar),
      () => three.entropy(outputs, 1, scalar),
      () => three.klOldNew(outputs, sound, 1, scalar),
      () => three.klOldNew(sound, outputs, 1, scalar),
      () => three.logProbGradient(outputs, zero, one, 1, row),
      () => three.klOldNewGradient(sound, outputs, 1, 1, row),
      () => three.metric(outputs, sound, 1, 1, row),
    ];
    for (const call of calls) {
      scalar.fill(0);
      row.fill(0);
      call();
      const written = Number.isNaN(scalar[0]) || row.every(Number.isNaN);
      assert(written, `${call} of ${spoiled}`);
    }
  }
});

Deno.test("categorical: the mode is the largest logit, of equal ones the first", () => {
  const actions = new Float32Array(3);
  const logits = Float32Array.of(-2, -1, -3, 4, 4, 4, 0, 1, 1);
  categorical(3).mode(logits, 3, actions);
  assertEquals(actions, Float32Array.of(1, 0, 1));
});

Deno.test("categorical: sampled frequencies are the probabilities, drawn in place", () => {
  const three = categorical(3);
  const random = deriveRandom(1, "actions");
  const draws = 20_000;
  const counts = [0, 0, 0];
  const actions = new Float64Array(2);
  const row = [Math.log(5), Math.log(3), Math.log(2)];
  const logits = Float64Array.of(9, 9, 9, ...row);
  for (let i = 0; i < draws; i++) {
    three.drawNoise(random, 1, actions);
    three.sample(logits, actions, 2, actions);
    counts[actions[1]]++;
  }
  [0.5, 0.3, 0.2].forEach((p, k) => {
    const deviation = Math.sqrt(draws * p * (1 - p));
    assertAlmostEquals(counts[k], draws * p, 4 * deviation);
  });
});

Deno.test("categorical() refuses an impossible number of actions", () => {
  assertThrows(
    () => categorical(0),
    RangeError,
    "'n' must be a positive integer: current value is 0",
  );
  assertThrows(() => categorical(2.5), RangeError);
});

/** Compares a gradient at LOGITS with central differences of a function. */
function assertGradient(
  gradient: Float64Array,
  f: (logits: Float64Array) => number,
) {
  const step = 1e-5;
  for (let i = 0; i < gradient.length; i++) {
    const [up, down] = [LOGITS.slice(), LOGITS.slice()];
    up[i] += step;
    down[i] -= step;
    assertAlmostEquals(gradient[i], (f(up) - f(down)) / (2 * step), 1e-8);
  }
}
