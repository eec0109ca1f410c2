/**
 * Every engine, for the tests that all of them have to pass.
 *
 * @module
 */
import type { Engine } from "./engine.ts";
import { makeEngine } from "./engines/make_engine.ts";

/** An engine under test, and how near to exact numbers it has to come. */
interface EngineCase {
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
