import { assert, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../numerics/random.ts";
import { normals } from "./_engine_batches.ts";
import { everyEngine } from "./_every_engine.ts";
import type { AdamRates, Engine, RmsPropRates } from "./engine.ts";
import type { Vector } from "./vector.ts";

/** Below, at and above what kernels do in one turn. */
const LENGTHS = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 40, 203];
const ADAM: AdamRates = {
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-5,
  stepSize: 0.003,
  correction: 1.7,
};
const RMSPROP: RmsPropRates = {
  decay: 0.99,
  epsilon: 1e-5,
  learningRate: 0.007,
};

/** Numbers that f32 holds exactly, the same for every engine. */
function numbers(length: number, name: string): Float64Array {
  return normals(length, 1, deriveRandom(length, name));
}

/** Each element within `tolerance` units in the last place of its size. */
function assertNear(
  actual: Vector,
  expected: (i: number) => { value: number; size: number },
  tolerance: number,
): void {
  const unit = actual instanceof Float32Array ? 2 ** -23 : 2 ** -52;
  actual.forEach((number, i) => {
    const { value, size } = expected(i);
    const error = Math.abs(number - value) / (unit * size);
    assert(error <= tolerance, `${i} of ${actual.length}: ${error} units`);
  });
}

/**
 * Tries every length. `place` makes subarrays of larger vectors, each starting
 * at another place modulo 4, and what lies beside them has to stay.
 */
function eachLength(
  engine: Engine,
  visit: (
    length: number,
    place: (numbers: ArrayLike<number>) => Vector,
  ) => void,
): void {
  for (const length of LENGTHS) {
    const wholes: Vector[] = [];
    visit(length, (numbers) => {
      const start = wholes.length + 1;
      const whole = engine.vector(start + length + 5).fill(9);
      whole.set(numbers, start);
      wholes.push(whole);
      return whole.subarray(start, start + length) as Vector;
    });
    wholes.forEach((whole, i) => {
      whole.fill(9, i + 1, i + 1 + length);
      assert(whole.every((value) => value === 9), "beside a subarray");
    });
  }
}

for (const { label, engine } of everyEngine) {
  const { math } = engine;
  const contract = (behavior: string, body: () => void) =>
    Deno.test(`${label}: ${behavior}`, body);
  contract("dot is the inner product in double precision", () => {
    eachLength(engine, (length, place) => {
      const [x, y] = [numbers(length, "x"), numbers(length, "y")];
      let exact = 0;
      let size = 0;
      for (let i = 0; i < length; i++) {
        exact += x[i] * y[i];
        size += Math.abs(x[i] * y[i]);
      }
      const error = Math.abs(math.dot(place(x), place(y)) - exact);
      assert(error <= length * 2 ** -52 * size, `${length}: ${error}`);
    });
    // In f32, 2²⁴ + 1 = 2²⁴.
    const [x, y] = [engine.vector(9), engine.vector(9).fill(1)];
    x.set([2 ** 24, 0, 0, 0, 0, 0, 0, 0, 1]);
    assertEquals(math.dot(x, y), 2 ** 24 + 1);
  });

  contract("dot counts every element once", () => {
    eachLength(engine, (length, place) => {
      const x = place(Float64Array.from({ length }, (_, i) => i + 1));
      // Σ i² = n(n + 1)(2n + 1)/6
      const sum = length * (length + 1) * (2 * length + 1) / 6;
      assertEquals(math.dot(x, x), sum);
    });
  });

  contract("dot has the same bits wherever its operands stand", () => {
    eachLength(engine, (length, place) => {
      const values = numbers(length, "x").map((x) => 1 / x);
      const [x, y] = [place(values), place(values)];
      assertEquals(math.dot(x, y), math.dot(x, x));
      assertEquals(math.dot(place(values), place(values)), math.dot(x, x));
    });
  });

  contract("scale multiplies in place", () => {
    eachLength(engine, (length, place) => {
      const y = numbers(length, "y");
      const out = place(y);
      math.scale(0.3, out);
      const expected = (i: number) => ({
        value: 0.3 * y[i],
        size: Math.abs(0.3 * y[i]),
      });
      assertNear(out, expected, 1);
    });
  });

  contract("addScaled is x + a·y, and out may be x, y or both", () => {
    eachLength(engine, (length, place) => {
      const [x, y] = [numbers(length, "x"), numbers(length, "y")];
      const sum = (u: Float64Array, v: Float64Array) => (i: number) => ({
        value: u[i] - 0.7 * v[i],
        size: Math.abs(u[i]) + Math.abs(0.7 * v[i]),
      });
      const out = place(x.map(() => NaN));
      const [u, v] = [place(x), place(y)];
      math.addScaled(u, -0.7, v, out);
      assertNear(out, sum(x, y), 2);
      assertEquals([...u, ...v], [...x, ...y]);

      math.addScaled(u, -0.7, v, u);
      assertEquals(u, out);
      u.set(x);
      math.addScaled(u, -0.7, v, v);
      assertEquals(v, out);
      math.addScaled(u, -0.7, u, u);
      assertNear(u, sum(x, x), 2);
    });
  });

  contract("adam moves θ and both moments by its equations", () => {
    const { beta1, beta2, epsilon, stepSize, correction } = ADAM;
    eachLength(engine, (length, place) => {
      const [theta, g] = [numbers(length, "theta"), numbers(length, "g")];
      const first = numbers(length, "first");
      const second = numbers(length, "second").map(Math.abs);
      const [t, gradient] = [place(theta), place(g)];
      const [m, v] = [place(first), place(second)];
      math.adam(t, gradient, m, v, ADAM);
      const mean = (i: number) => beta1 * first[i] + (1 - beta1) * g[i];
      const square = (i: number) =>
        beta2 * second[i] + (1 - beta2) * g[i] * g[i];
      const step = (i: number) =>
        stepSize * mean(i) / (Math.sqrt(square(i)) * correction + epsilon);
      assertNear(m, (i) => ({
        value: mean(i),
        size: Math.abs(beta1 * first[i]) + Math.abs((1 - beta1) * g[i]),
      }), 2);
      assertNear(v, (i) => ({ value: square(i), size: square(i) }), 3);
      assertNear(t, (i) => ({
        value: theta[i] - step(i),
        size: Math.abs(theta[i]) + Math.abs(step(i)),
      }), 4);
      assertEquals([...gradient], [...g]);
    });
  });

  contract("rmsProp moves θ and its moment by its equations", () => {
    const { decay, epsilon, learningRate } = RMSPROP;
    eachLength(engine, (length, place) => {
      const [theta, g] = [numbers(length, "theta"), numbers(length, "g")];
      const second = numbers(length, "second").map(Math.abs);
      const [t, gradient, v] = [place(theta), place(g), place(second)];
      math.rmsProp(t, gradient, v, RMSPROP);
      const square = (i: number) =>
        decay * second[i] + (1 - decay) * g[i] * g[i];
      const step = (i: number) =>
        learningRate * g[i] / (Math.sqrt(square(i)) + epsilon);
      assertNear(v, (i) => ({ value: square(i), size: square(i) }), 3);
      assertNear(t, (i) => ({
        value: theta[i] - step(i),
        size: Math.abs(theta[i]) + Math.abs(step(i)),
      }), 4);
      assertEquals([...gradient], [...g]);
    });
  });

  contract("a parameter without a gradient so far stays where it is", () => {
    const [theta, zeros] = [engine.vector(11).fill(0.1), engine.vector(11)];
    const [m, v] = [engine.vector(11), engine.vector(11)];
    math.adam(theta, zeros, m, v, ADAM);
    math.rmsProp(theta, zeros, v, RMSPROP);
    assertEquals(theta, engine.vector(11).fill(0.1));
    assertEquals([m, v], [zeros, zeros]);
  });

  contract("NaN shows in every sum, and in its own element alone", () => {
    const vectorOf = (fill: number) => engine.vector(19).fill(fill);
    const [one, two] = [() => vectorOf(1), () => vectorOf(2)];
    // In the first and the second half of a turn, and in the rest.
    for (const at of [0, 6, 18]) {
      const bad = one();
      bad[at] = NaN;
      assertEquals(math.dot(bad, vectorOf(0)), NaN);
      assertEquals(math.dot(vectorOf(0), bad), NaN);
      assertEquals(math.dot(bad, bad), NaN);
      const expected = two().map((_, i) => i === at ? NaN : 0);
      const writes: ((out: Vector) => void)[] = [
        (out) => math.addScaled(bad, 2, one(), out),
        (out) => math.addScaled(one(), 2, bad, out),
        (out) => math.adam(out, bad, one(), two(), ADAM),
        (out) => math.adam(one(), bad, out, two(), ADAM),
        (out) => math.adam(one(), bad, two(), out, ADAM),
        (out) => math.rmsProp(out, bad, two(), RMSPROP),
        (out) => math.rmsProp(one(), bad, out, RMSPROP),
      ];
      for (const write of writes) {
        const out = one();
        write(out);
        assertEquals(out.map((value) => 0 * value), expected);
      }
      math.scale(2, bad);
      assertEquals(bad.map((value) => 0 * value), expected);
    }
  });

  contract("a factor of NaN spreads", () => {
    const y = engine.vector(9).fill(1);
    math.addScaled(engine.vector(9), NaN, y, y);
    assertEquals(y, engine.vector(9).fill(NaN));
    y.fill(1);
    math.scale(NaN, y);
    assertEquals(y, engine.vector(9).fill(NaN));
  });

  contract("short vectors and those of another precision are refused", () => {
    const foreign = engine.name === "reference"
      ? new Float32Array(5)
      : new Float64Array(5);
    const short = engine.vector(4);
    const [x, y] = [engine.vector(5), engine.vector(5)];
    const refuse = (name: string, call: (vector: Vector) => void) => {
      assertThrows(
        () => call(short),
        RangeError,
        `Cannot compute as '${name}' must hold at least 5 numbers: current value is 4`,
      );
      assertThrows(
        () => call(foreign),
        TypeError,
        `Cannot compute as '${name}' must be a `,
      );
    };
    refuse("y", (v) => math.dot(x, v));
    refuse("y", (v) => math.addScaled(x, 1, v, y));
    refuse("out", (v) => math.addScaled(x, 1, y, v));
    refuse("gradient", (v) => math.adam(x, v, y, y, ADAM));
    refuse("firstMoment", (v) => math.adam(x, y, v, y, ADAM));
    refuse("secondMoment", (v) => math.adam(x, y, y, v, ADAM));
    refuse("gradient", (v) => math.rmsProp(x, v, y, RMSPROP));
    refuse("secondMoment", (v) => math.rmsProp(x, y, v, RMSPROP));
    const first = "Cannot compute as '";
    assertThrows(() => math.dot(foreign, x), TypeError, `${first}x'`);
    assertThrows(() => math.scale(1, foreign), TypeError, `${first}y'`);
    assertThrows(
      () => math.addScaled(foreign, 1, x, y),
      TypeError,
      `${first}x'`,
    );
    assertThrows(
      () => math.adam(foreign, x, y, y, ADAM),
      TypeError,
      `${first}theta'`,
    );
    assertThrows(
      () => math.rmsProp(foreign, x, y, RMSPROP),
      TypeError,
      `${first}theta'`,
    );
  });
}
