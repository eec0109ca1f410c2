import { assert, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/random.ts";
import type { AdamRates } from "../engine.ts";
import type { Vector } from "../vector.ts";
import { wasmEngine } from "./wasm.ts";

const engine = await wasmEngine();
const { math } = engine;
const ADAM: AdamRates = {
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-5,
  stepSize: 0.003,
  correction: 1.7,
};
const RMSPROP = { decay: 0.99, epsilon: 1e-5, learningRate: 0.007 };

Deno.test("wasm math: an element's bits do not depend on its place", () => {
  const random = deriveRandom(1, "elements");
  const vectors = Array.from({ length: 4 }, () => {
    const vector = engine.vector(21);
    for (let i = 0; i < 21; i++) vector[i] = Math.abs(random.normal());
    return vector;
  });
  const operations: ((...operands: Vector[]) => void)[] = [
    (a, b, c) => math.addScaled(a, 0.3, b, c),
    (a) => math.scale(0.3, a),
    (a, b, c, d) => math.adam(a, b, c, d, ADAM),
    (a, b, c) => math.rmsProp(a, b, c, RMSPROP),
  ];
  const copies = () =>
    vectors.map((vector) => {
      const copy = engine.vector(21);
      copy.set(vector);
      return copy;
    });
  for (const operate of operations) {
    const [whole, single] = [copies(), copies()];
    operate(...whole);
    for (let i = 0; i < 21; i++) {
      operate(...single.map((vector) => vector.subarray(i, i + 1) as Vector));
    }
    assertEquals(single, whole);
  }
});

Deno.test("wasm math: moments become 0 where f32 would be subnormal", () => {
  const least = 2 ** -126;
  // Both moments decay, by 0.9 and 0.99 at least.
  for (const length of [8, 1]) {
    const vectorOf = (value: number) => engine.vector(length).fill(value);
    const [theta, g] = [vectorOf(1), vectorOf(0)];
    const after = (moment: number) => {
      const [first, second] = [vectorOf(moment), vectorOf(Math.abs(moment))];
      math.adam(theta, g, first, second, ADAM);
      const mean = vectorOf(Math.abs(moment));
      math.rmsProp(theta, g, mean, RMSPROP);
      return [first[0], second[0], mean[0]];
    };
    assertEquals(after(least).map(Math.abs), [0, 0, 0]);
    assertEquals(after(-least).map(Math.abs), [0, 0, 0]);
    for (const moment of after(-1.2 * least)) {
      assert(Math.abs(moment) >= least);
    }
    assertEquals(theta, vectorOf(1));
  }
});
