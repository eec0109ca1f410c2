/**
 * Every engine, for the tests that all of them have to pass.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import type { Engine, Vector } from "./engine.ts";
import { makeEngine } from "./make_engine.ts";

/** An engine under test, and how near to exact numbers it has to come. */
export interface EngineCase {
  readonly label: string;
  readonly engine: Engine;
  /** Largest error of an output, absolute. */
  readonly outputTolerance: number;
  /** Largest error of a derivative, as a fraction of its norm. */
  readonly derivativeTolerance: number;
}

const double = { outputTolerance: 1e-12, derivativeTolerance: 1e-10 };
const single = { outputTolerance: 2e-6, derivativeTolerance: 1e-6 };

/** One of each, made once. */
export const everyEngine: readonly EngineCase[] = [
  { label: "reference", engine: await makeEngine("reference"), ...double },
  { label: "wasm", engine: await makeEngine("wasm"), ...single },
  {
    label: "tfjs (cpu)",
    engine: await makeEngine("tfjs", { backend: "cpu" }),
    ...single,
  },
  {
    label: "tfjs (wasm)",
    engine: await makeEngine("tfjs", { backend: "wasm" }),
    ...single,
  },
];

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
