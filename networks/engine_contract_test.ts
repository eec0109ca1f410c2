import { assert, assertEquals } from "@std/assert";
import { exp } from "../numerics/elementary.ts";
import {
  eachBatch,
  everything,
  largestError,
  MOST_ROWS,
  numbersFor,
  packed,
  relativeError,
  ROWS,
  SPECS,
  unpacked,
  vectorOf,
} from "./_engine_batches.ts";
import { everyEngine } from "./_every_engine.ts";
import { referenceEngine } from "./engines/reference.ts";

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function norm(values: Iterable<number>): number {
  return Math.sqrt(sum(Array.from(values, (value) => value * value)));
}

for (const { label, engine, ...tolerance } of everyEngine) {
  const contract = (behavior: string, body: () => void) =>
    Deno.test(`${label}: ${behavior}`, body);

  contract("a network of integers gives what was found by hand", () => {
    // h = relu([x₀ − x₁ + 1, 2x₀ + x₁ − 3]), y = 2h₀ − h₁ + 5. The rows have
    // z = [−1, 2] and [1, 0], so h = [0, 2] and [1, 0].
    const network = engine.network({
      inputSize: 2,
      hiddenSizes: [2],
      outputSize: 1,
      activation: "relu",
    }, 2);
    const theta = packed(engine, network, [1, 2, -1, 1, 1, -3, 2, -1, 5]);
    const x = vectorOf(engine, [1, 3, 1, 1]);
    const { y, vjp, jvp } = network.linearize(theta, x, 2);
    assertEquals(Array.from(y), [3, 7]);
    const features = engine.vector(4);
    network.features(features);
    assertEquals(Array.from(features), [0, 2, 1, 0]);

    const out = engine.vector(network.parameterCount);
    vjp(vectorOf(engine, [1, 10]), out);
    assertEquals(unpacked(network, out), [20, -1, 20, -3, 20, -1, 10, 2, 11]);

    const yDot = engine.vector(2);
    jvp(packed(engine, network, [1, 2, 3, 4, 5, 6, 7, 8, 9]), yDot);
    assertEquals(Array.from(yDot), [5, 34]);
  });

  contract("outputs and features are the reference engine's", () => {
    eachBatch((spec, rows) => {
      const actual = everything(engine, spec, rows);
      const exact = everything(referenceEngine(), spec, rows);
      for (const name of ["y", "features"] as const) {
        const error = largestError(actual[name], exact[name]);
        assert(
          error <= tolerance.outputTolerance,
          `${name} of ${rows} rows is off by ${error}: ${JSON.stringify(spec)}`,
        );
      }
    });
  });

  for (const uses of ["once", "often"] as const) {
    contract(`vjp and jvp are the reference engine's, used ${uses}`, () => {
      eachBatch((spec, rows) => {
        const actual = everything(engine, spec, rows, uses);
        const exact = everything(referenceEngine(), spec, rows);
        // The tangent of a row may nearly cancel: its usual size is the measure.
        const many = everything(referenceEngine(), spec, MOST_ROWS).tangent;
        const usual = norm(many) * Math.sqrt(rows / MOST_ROWS);
        const size = norm(exact.tangent);
        const errors = {
          vjp: relativeError(actual.gradient, exact.gradient),
          jvp: relativeError(actual.tangent, exact.tangent) * size /
            Math.max(size, usual),
        };
        for (const [name, error] of Object.entries(errors)) {
          assert(
            error <= tolerance.derivativeTolerance,
            `${name} of ${rows} rows is off by ${error}: ${
              JSON.stringify(spec)
            }`,
          );
        }
      });
    });

    contract(`vjp is the transpose of jvp, used ${uses}`, () => {
      eachBatch((spec, rows) => {
        const { thetaDot, yBar } = numbersFor(spec);
        const { tangent, gradient } = everything(engine, spec, rows, uses);
        const forward = Array.from(tangent, (value, i) => value * yBar[i]);
        const reverse = gradient.map((value, i) => value * thetaDot[i]);
        // What the second sum would be if nothing canceled.
        const scale = norm(gradient) * norm(thetaDot);
        const error = Math.abs(sum(forward) - sum(reverse)) / scale;
        assert(error <= tolerance.derivativeTolerance, `${error}`);
      });
    });
  }

  contract("a row's outputs do not depend on its batch", () => {
    for (const spec of SPECS) {
      const { theta, x } = numbersFor(spec);
      const { inputSize, outputSize } = spec;
      const network = engine.network(spec, MOST_ROWS);
      const packedTheta = packed(engine, network, theta);
      const allX = vectorOf(engine, x);
      const allY = engine.vector(MOST_ROWS * outputSize);
      network.forward(packedTheta, allX, MOST_ROWS, allY);
      for (const rows of ROWS) {
        const y = engine.vector(rows * outputSize);
        for (const start of [0, 1, 66].filter((s) => s + rows <= MOST_ROWS)) {
          const from = allX.subarray(start * inputSize);
          network.forward(packedTheta, from, rows, y);
          const end = (start + rows) * outputSize;
          assertEquals(y, allY.subarray(start * outputSize, end));
        }
      }
    }
  });

  contract(
    "linearize gives the outputs and features of forward to the bit",
    () => {
      eachBatch((spec, rows) => {
        const { y, features, linearized } = everything(engine, spec, rows);
        assertEquals(linearized.y, y);
        assertEquals(linearized.features, features);
      });
    },
  );

  contract(
    "vjp and jvp of one linearization can be repeated in any order",
    () => {
      const spec = SPECS[0];
      const rows = 65;
      const numbers = numbersFor(spec);
      const network = engine.network(spec, rows);
      const theta = packed(engine, network, numbers.theta);
      const thetaDot = packed(engine, network, numbers.thetaDot);
      const x = vectorOf(engine, numbers.x);
      const yBar = vectorOf(engine, numbers.yBar);
      const { vjp, jvp } = network.linearize(theta, x, rows);
      const gradients = [0, 1].map(() => engine.vector(network.parameterCount));
      const tangents = [0, 1].map(() => engine.vector(rows * spec.outputSize));
      vjp(yBar, gradients[0]);
      jvp(thetaDot, tangents[0]);
      jvp(theta, tangents[1]);
      vjp(tangents[1], gradients[1]);
      jvp(thetaDot, tangents[1]);
      vjp(yBar, gradients[1]);
      assertEquals(gradients[1], gradients[0]);
      assertEquals(tangents[1], tangents[0]);
    },
  );

  contract("networks of one engine do not disturb each other", () => {
    const [first, second] = [SPECS[0], SPECS[2]];
    const rows = 7;
    const expected = everything(engine, first, rows).gradient;
    const network = engine.network(first, rows);
    const numbers = numbersFor(first);
    const theta = packed(engine, network, numbers.theta);
    const { vjp } = network.linearize(theta, vectorOf(engine, numbers.x), rows);
    everything(engine, second, 200);
    const out = engine.vector(network.parameterCount);
    vjp(vectorOf(engine, numbers.yBar), out);
    assertEquals(unpacked(network, out), expected);
  });

  contract("tanh saturates at ±1 and keeps small numbers", () => {
    const network = engine.network({
      inputSize: 1,
      hiddenSizes: [1],
      outputSize: 1,
      activation: "tanh",
    }, 1);
    const theta = packed(engine, network, [1, 0, 1, 0]);
    const y = engine.vector(1);
    const tanh = (z: number): number => {
      network.forward(theta, vectorOf(engine, [z]), 1, y);
      return y[0];
    };
    const largest = tolerance.outputTolerance;
    for (const z of [9.5, 20, 100, 1e30]) {
      assert(Math.abs(tanh(z) - 1) <= Math.max(largest, 2 * exp(-2 * z)));
      assert(tanh(z) <= 1);
      assertEquals(tanh(-z), -tanh(z));
    }
    assertEquals(tanh(0), 0);
    for (const z of [1e-30, 1e-6, 1e-4, 1e-3]) {
      const error = Math.abs(tanh(z) - z * (1 - z * z / 3)) / z;
      assert(
        error <= Math.max(largest, 1e-12),
        `tanh(${z}) is off by ${error}`,
      );
    }
  });

  contract("a parameter that is not a number shows in the outputs", () => {
    for (const activation of ["tanh", "relu"] as const) {
      const spec = { ...SPECS[0], activation };
      const { theta, x } = numbersFor(spec);
      const network = engine.network(spec, 7);
      theta[0] = NaN;
      const y = engine.vector(7 * spec.outputSize);
      const packedTheta = packed(engine, network, theta);
      network.forward(packedTheta, vectorOf(engine, x), 7, y);
      assertEquals(Array.from(y), Array.from(y, () => NaN));
    }
  });
}
