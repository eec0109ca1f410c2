import { assert, assertEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/random.ts";
import { normals, relativeError } from "../_engine_batches.ts";
import type { NetworkSpec } from "../engine.ts";
import { referenceEngine } from "./reference.ts";

const SPECS: NetworkSpec[] = [
  { inputSize: 3, hiddenSizes: [], outputSize: 2, activation: "tanh" },
  { inputSize: 3, hiddenSizes: [5], outputSize: 2, activation: "relu" },
  { inputSize: 2, hiddenSizes: [5, 4], outputSize: 3, activation: "tanh" },
  { inputSize: 2, hiddenSizes: [4, 3, 5], outputSize: 1, activation: "relu" },
];
const ROWS = 6;

for (const spec of SPECS) {
  const { inputSize, hiddenSizes, outputSize, activation } = spec;
  const net = [inputSize, ...hiddenSizes, outputSize].join("-");
  const network = referenceEngine().network(spec, ROWS);
  const count = network.parameterCount;
  const random = deriveRandom(2, net);
  const theta = normals(count, 1, random);
  const x = normals(ROWS * inputSize, 1, random);
  const direction = normals(count, 1, random);
  const yBar = normals(ROWS * outputSize, 1, random);

  /** (f(θ + h·v) − f(θ − h·v)) / 2h, with errors of about 1e-9. */
  const difference = (v: Float64Array): Float64Array => {
    const h = 1e-5;
    const [after, before] = [h, -h].map((step) => {
      const y = new Float64Array(ROWS * outputSize);
      const moved = theta.map((value, i) => value + step * v[i]);
      network.forward(moved, x, ROWS, y);
      return y;
    });
    return after.map((value, i) => (value - before[i]) / (2 * h));
  };

  Deno.test(`reference: vjp of ${net} (${activation}) is the finite difference in every parameter`, () => {
    const expected = theta.map((_, parameter) => {
      const unit = new Float64Array(count);
      unit[parameter] = 1;
      return difference(unit).reduce((sum, d, i) => sum + d * yBar[i], 0);
    });
    const gradient = new Float64Array(count);
    network.linearize(theta, x, ROWS).vjp(yBar, gradient);
    const error = relativeError(gradient, expected);
    assert(error < 1e-8, `${error}`);
  });

  Deno.test(`reference: jvp of ${net} (${activation}) is the finite difference along the direction`, () => {
    const expected = difference(direction);
    const tangent = new Float64Array(ROWS * outputSize);
    network.linearize(theta, x, ROWS).jvp(direction, tangent);
    const error = relativeError(tangent, expected);
    assert(error < 1e-8, `${error}`);
  });
}

Deno.test("reference: features of a network without hidden layers are its inputs", () => {
  const network = referenceEngine().network(SPECS[0], ROWS);
  assertEquals(network.featureSize, 3);
  const x = Float64Array.of(1, 2, 3, 4, 5, 6);
  const theta = new Float64Array(network.parameterCount);
  network.forward(theta, x, 2, new Float64Array(4));
  const features = new Float64Array(6);
  network.features(features);
  assertEquals(features, x);
});
