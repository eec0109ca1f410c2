import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../numerics/random.ts";
import { referenceEngine } from "./engines/reference.ts";
import {
  initializeOrthogonal,
  initializeUniform,
  orthogonalMatrix,
} from "./initialization.ts";

const SHAPES = [[64, 64], [4, 64], [64, 2], [1, 5], [5, 1], [1, 1]] as const;

Deno.test("orthogonalMatrix() has QᵀQ = gain² I within 1e-14, over the shorter side", () => {
  const gain = 1.5;
  for (const [rows, columns] of SHAPES) {
    const random = deriveRandom(1, "initialization");
    const q = orthogonalMatrix(rows, columns, gain, random);
    const count = Math.min(rows, columns);
    const length = Math.max(rows, columns);
    const at = (vector: number, i: number) =>
      rows > columns ? q[i * columns + vector] : q[vector * columns + i];
    for (let a = 0; a < count; a++) {
      for (let b = 0; b <= a; b++) {
        let product = 0;
        for (let i = 0; i < length; i++) product += at(a, i) * at(b, i);
        assertAlmostEquals(product, a === b ? gain ** 2 : 0, 1e-14);
      }
    }
  }
});

Deno.test("orthogonalMatrix() has no preferred direction", () => {
  const random = deriveRandom(1, "initialization");
  const draws = 4000;
  const [mean, square] = [new Float64Array(9), new Float64Array(9)];
  for (let draw = 0; draw < draws; draw++) {
    orthogonalMatrix(3, 3, 1, random).forEach((value, i) => {
      mean[i] += value / draws;
      square[i] += value ** 2 / draws;
    });
  }
  // Uniform over orthogonal matrices: mean 0 (σ = 1/√3), mean square 1/3.
  for (let i = 0; i < 9; i++) {
    assertAlmostEquals(mean[i], 0, 4 / Math.sqrt(3 * draws));
    assertAlmostEquals(square[i], 1 / 3, 4 * 0.3 / Math.sqrt(draws));
  }
});

const NETWORK = referenceEngine().network({
  inputSize: 4,
  hiddenSizes: [16],
  outputSize: 2,
  activation: "tanh",
}, 1);
/** Where W and b of the two layers end. */
const [W1, B1, W2, B2] = [64, 80, 112, 114];

Deno.test("initializeOrthogonal() has gain √2 in hidden layers, its own in the last, biases 0", () => {
  const theta = new Float64Array(B2).fill(NaN);
  initializeOrthogonal(NETWORK, theta, deriveRandom(1, "init"), 0.01);
  // Squared Frobenius norm = gain² times the length of the shorter side.
  const squares = (from: number, to: number) =>
    theta.subarray(from, to).reduce((sum, value) => sum + value ** 2, 0);
  assertAlmostEquals(squares(0, W1), 2 * 4, 1e-13);
  assertAlmostEquals(squares(B1, W2), 0.01 ** 2 * 2, 1e-17);
  assertEquals(squares(W1, B1) + squares(W2, B2), 0);
});

Deno.test("initializeUniform() fills ±1/√in of each layer, weights and biases alike", () => {
  const random = deriveRandom(1, "init");
  const theta = new Float64Array(B2);
  let [first, second] = [0, 0];
  for (let draw = 0; draw < 200; draw++) {
    initializeUniform(NETWORK, theta, random);
    theta.subarray(0, B1).forEach((value) => {
      first = Math.max(first, Math.abs(value));
    });
    theta.subarray(W2, B2).forEach((value) => {
      second = Math.max(second, Math.abs(value));
    });
  }
  assert(first > 0.499 && first <= 0.5, `${first}`);
  assert(second > 0.245 && second <= 0.25, `${second}`);
});

Deno.test("initialization depends on the stream alone", () => {
  const draw = () => {
    const theta = new Float64Array(B2);
    initializeOrthogonal(NETWORK, theta, deriveRandom(7, "init"), 1);
    return theta;
  };
  assertEquals(draw(), draw());
});
