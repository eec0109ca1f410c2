import type { Engine, EngineName } from "../../networks/engine.ts";
import { makeEngine } from "../../networks/mod.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { measureCalls, type MeasureOptions, type Spread } from "./measure.ts";

/** What is timed: acting, a gradient, and half of a Fisher-vector product. */
export const NETWORK_OPERATIONS = [
  "forward",
  "linearize + vjp",
  "jvp",
] as const;

/** One of {@linkcode NETWORK_OPERATIONS}. */
export type NetworkOperation = typeof NETWORK_OPERATIONS[number];

/** One operation of one engine on one batch. */
export interface NetworkSpeed {
  /** What was called. */
  readonly operation: NetworkOperation;
  /** What computed it. */
  readonly engine: EngineName;
  /** Rows of the batch. */
  readonly rows: number;
  /** Seconds a call. */
  readonly seconds: Spread;
}

/** Batches that are timed: acting, minibatches, and a whole TRPO batch. */
export const NETWORK_ROWS: readonly number[] = [1, 4, 64, 128, 1024];

const ENGINES: readonly EngineName[] = ["wasm", "reference", "tfjs"];
const SPEC = {
  inputSize: 4,
  hiddenSizes: [64, 64],
  outputSize: 2,
  activation: "tanh",
} as const;

/**
 * Times a 4-64-64-2 tanh network on every engine.
 *
 * @param options How often.
 * @returns The times, engine by engine.
 */
export async function measureNetworks(
  options: MeasureOptions = {},
): Promise<NetworkSpeed[]> {
  const speeds: NetworkSpeed[] = [];
  for (const name of ENGINES) {
    const engine = await makeEngine(name);
    for (const rows of NETWORK_ROWS) {
      for (const [operation, work] of operationsOf(engine, rows)) {
        const seconds = measureCalls(work, options);
        speeds.push({ operation, engine: name, rows, seconds });
      }
    }
  }
  return speeds;
}

function operationsOf(
  engine: Engine,
  rows: number,
): [NetworkOperation, () => void][] {
  const network = engine.network(SPEC, rows);
  const random = deriveRandom(1, "speed of networks");
  const draw = (length: number) =>
    Float64Array.from({ length }, () => 0.3 * random.normal());
  const filled = (length: number) => {
    const vector = engine.vector(length);
    vector.set(draw(length));
    return vector;
  };
  const theta = engine.vector(network.parameterCount);
  network.pack(draw(network.canonicalCount), theta);
  const thetaDot = engine.vector(network.parameterCount);
  network.pack(draw(network.canonicalCount), thetaDot);
  const gradient = engine.vector(network.parameterCount);
  const x = filled(rows * SPEC.inputSize);
  const yBar = filled(rows * SPEC.outputSize);
  const y = engine.vector(rows * SPEC.outputSize);
  let linear = network.linearize(theta, x, rows);
  return [
    ["forward", () => network.forward(theta, x, rows, y)],
    ["linearize + vjp", () => {
      linear = network.linearize(theta, x, rows);
      linear.vjp(yBar, gradient);
    }],
    ["jvp", () => linear.jvp(thetaDot, y)],
  ];
}
