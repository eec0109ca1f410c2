/**
 * Networks, batches and numbers on which every engine is tried, and how far
 * results are from each other.
 *
 * @module
 */
import { deriveRandom, type Random } from "../numerics/random.ts";
import { canonicalLayers } from "./canonical_layers.ts";
import type { Engine, Network, NetworkSpec, Uses } from "./engine.ts";
import type { Vector } from "./vector.ts";

/** Odd and even widths, none to three hidden layers, both activations. */
export const SPECS: readonly NetworkSpec[] = [
  { inputSize: 4, hiddenSizes: [64, 64], outputSize: 2, activation: "tanh" },
  { inputSize: 11, hiddenSizes: [30], outputSize: 5, activation: "relu" },
  { inputSize: 3, hiddenSizes: [5, 11, 30], outputSize: 1, activation: "tanh" },
  { inputSize: 6, hiddenSizes: [64, 5, 7], outputSize: 9, activation: "relu" },
  { inputSize: 5, hiddenSizes: [], outputSize: 3, activation: "tanh" },
  { inputSize: 1, hiddenSizes: [1], outputSize: 1, activation: "tanh" },
];
/** Below, at and above the blocks that kernels work in. */
export const ROWS: readonly number[] = [1, 2, 3, 4, 7, 64, 65, 200];
/** The largest of them. */
export const MOST_ROWS = 200;

/** The same exact numbers for every engine. */
export interface Numbers {
  /** Weights and biases of standard deviation 1/√inputs, as networks have them. */
  readonly theta: Float64Array;
  readonly thetaDot: Float64Array;
  readonly x: Float64Array;
  readonly yBar: Float64Array;
}

/** Numbers of a network and {@linkcode MOST_ROWS} rows, always the same. */
export function numbersFor(spec: NetworkSpec): Numbers {
  const random = deriveRandom(1, JSON.stringify(spec));
  const layers = canonicalLayers(spec);
  const parameters = () =>
    Float64Array.from(layers.flatMap(({ inputs, outputs }) => [
      ...normals((inputs + 1) * outputs, 1 / Math.sqrt(inputs), random),
    ]));
  return {
    theta: parameters(),
    thetaDot: parameters(),
    x: normals(MOST_ROWS * spec.inputSize, 1, random),
    yBar: normals(MOST_ROWS * spec.outputSize, 1, random),
  };
}

/** Canonical numbers in a network's own layout, in a vector that was dirty. */
export function packed(
  engine: Engine,
  network: Network,
  canonical: ArrayLike<number>,
): Vector {
  const vector = engine.vector(network.parameterCount).fill(7);
  network.pack(canonical, vector);
  return vector;
}

/** A vector of a network in the canonical order. */
export function unpacked(network: Network, vector: Vector): number[] {
  const canonical = new Float64Array(network.canonicalCount);
  network.unpack(vector, canonical);
  return [...canonical];
}

/** What a network computes of one batch. */
interface Everything {
  /** Of `forward`. */
  readonly y: Vector;
  /** After `forward`. */
  readonly features: Vector;
  /** The same of `linearize`. */
  readonly linearized: { readonly y: Vector; readonly features: Vector };
  /** J·θ̇. */
  readonly tangent: Vector;
  /** Jᵀ·ȳ in the canonical order. */
  readonly gradient: number[];
}

/** All that a network computes of one batch, into vectors that were dirty. */
export function everything(
  engine: Engine,
  spec: NetworkSpec,
  rows: number,
  uses: Uses = "once",
): Everything {
  const numbers = numbersFor(spec);
  const network = engine.network(spec, rows, uses);
  const theta = packed(engine, network, numbers.theta);
  const x = vectorOf(engine, numbers.x);
  const dirty = (length: number) => engine.vector(length).fill(7);

  const y = dirty(rows * spec.outputSize);
  network.forward(theta, x, rows, y);
  const features = dirty(rows * network.featureSize);
  network.features(features);

  const linearization = network.linearize(theta, x, rows);
  const again = dirty(rows * network.featureSize);
  network.features(again);
  const linearized = { y: linearization.y, features: again };
  const tangent = dirty(rows * spec.outputSize);
  linearization.jvp(packed(engine, network, numbers.thetaDot), tangent);
  const padded = dirty(network.parameterCount);
  linearization.vjp(vectorOf(engine, numbers.yBar), padded);
  const gradient = unpacked(network, padded);
  return { y, features, linearized, tangent, gradient };
}

/** Every specification at every number of rows. */
export function eachBatch(
  visit: (spec: NetworkSpec, rows: number) => void,
): void {
  for (const spec of SPECS) for (const rows of ROWS) visit(spec, rows);
}

/** A vector of the engine with these numbers. */
export function vectorOf(engine: Engine, numbers: ArrayLike<number>): Vector {
  const vector = engine.vector(numbers.length);
  vector.set(numbers);
  return vector;
}

/** Normal numbers that f32 holds exactly, so that engines differ by their arithmetic alone. */
export function normals(
  length: number,
  scale: number,
  random: Random,
): Float64Array {
  return new Float64Array(length).map(() =>
    Math.fround(scale * random.normal())
  );
}

/** ‖actual − expected‖ / ‖expected‖; NaN where anything is. */
export function relativeError(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): number {
  let error = 0;
  let norm = 0;
  for (let i = 0; i < expected.length; i++) {
    const difference = actual[i] - expected[i];
    error += difference * difference;
    norm += expected[i] * expected[i];
  }
  return Math.sqrt(error / norm);
}

/** The largest |actual − expected|; NaN where anything is. */
export function largestError(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): number {
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
  }
  return largest;
}
