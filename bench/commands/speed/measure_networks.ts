import type {
  Engine,
  EngineName,
  NetworkSpec,
} from "../../../networks/engine.ts";
import { makeEngine } from "../../../networks/mod.ts";
import { deriveRandom } from "../../../numerics/mod.ts";
import { measureCalls, type Spread } from "./measure.ts";
import type { MeasureKernelsOptions } from "./measure_kernels.ts";

/**
 * What is timed. A gradient is linearize and vjp. One of many Fisher-vector
 * products is a jvp and a vjp of a network whose maps are used often.
 */
export const NETWORK_OPERATIONS = [
  "forward",
  "linearize",
  "vjp",
  "jvp",
  "linearize often",
  "vjp often",
  "jvp often",
] as const;

/** One of {@linkcode NETWORK_OPERATIONS}. */
type NetworkOperation = typeof NETWORK_OPERATIONS[number];

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
  /** Multiplications and additions of a call's matrix products; null where the engine saves some. */
  readonly flops: number | null;
}

/**
 * Batches that are timed: acting, minibatches, and a whole TRPO batch. The
 * engines that are there to compare with have some of them.
 */
const NETWORK_ROWS = new Map<EngineName, readonly number[]>([
  ["wasm", [1, 4, 64, 128, 256, 1024]],
  ["reference", [1, 64, 1024]],
  ["tfjs", [1, 64, 1024]],
]);

/** What only the wasm engine does in its own way, at the sizes of TRPO. */
const OFTEN: readonly NetworkOperation[] = [
  "linearize often",
  "vjp often",
  "jvp often",
];
const OFTEN_ROWS: readonly number[] = [128, 1024];

const SPEC = {
  inputSize: 4,
  hiddenSizes: [64, 64],
  outputSize: 2,
  activation: "tanh",
} as const;

/**
 * Times a 4-64-64-2 tanh network on every engine.
 *
 * @param options How often, and which kernels.
 * @returns The times, engine by engine.
 */
export async function measureNetworks(
  options: MeasureKernelsOptions = {},
): Promise<NetworkSpeed[]> {
  const { registerBits } = options;
  const speeds: NetworkSpeed[] = [];
  for (const [name, batches] of NETWORK_ROWS) {
    const engine = await makeEngine(name, { registerBits });
    for (const rows of batches) {
      const operations = operationsOf(engine, rows);
      const withOften = name === "wasm" && OFTEN_ROWS.includes(rows);
      for (const operation of NETWORK_OPERATIONS) {
        if (OFTEN.includes(operation) && !withOften) continue;
        const seconds = measureCalls(operations[operation], options);
        const ofRow = flopsOfRow(SPEC, operation);
        const flops = ofRow === null ? null : rows * ofRow;
        speeds.push({ operation, engine: name, rows, seconds, flops });
      }
    }
  }
  return speeds;
}

/**
 * Multiplications and additions of one row's matrix products: one product a
 * layer forward; weight gradients and what goes back to all layers but the
 * first in vjp; the change of weights, and of inputs but the first, in jvp.
 *
 * @param spec The network.
 * @param operation What is called.
 * @returns How many; null where maps are used often, and fewer will do.
 */
export function flopsOfRow(
  spec: NetworkSpec,
  operation: NetworkOperation,
): number | null {
  if (OFTEN.includes(operation)) return null;
  const widths = [spec.inputSize, ...spec.hiddenSizes, spec.outputSize];
  const layers = widths.slice(1).map((width, l) => 2 * widths[l] * width);
  const once = layers.reduce((sum, flops) => sum + flops);
  return operation === "vjp" || operation === "jvp"
    ? 2 * once - layers[0]
    : once;
}

function operationsOf(
  engine: Engine,
  rows: number,
): Record<NetworkOperation, () => void> {
  const network = engine.network(SPEC, rows);
  const oftenNetwork = engine.network(SPEC, rows, "often");
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
  let often = oftenNetwork.linearize(theta, x, rows);
  // Timed in this order: a vjp and a jvp are of the latest linearization.
  return {
    forward: () => network.forward(theta, x, rows, y),
    linearize: () => {
      linear = network.linearize(theta, x, rows);
    },
    vjp: () => linear.vjp(yBar, gradient),
    jvp: () => linear.jvp(thetaDot, y),
    "linearize often": () => {
      often = oftenNetwork.linearize(theta, x, rows);
    },
    "vjp often": () => often.vjp(yBar, gradient),
    "jvp often": () => often.jvp(thetaDot, y),
  };
}
