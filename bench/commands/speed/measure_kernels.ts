import { kernelMemory } from "../../../networks/engines/wasm_memory.ts";
import { makeEngine } from "../../../networks/mod.ts";
import { deriveRandom } from "../../../numerics/mod.ts";
import { formatCount } from "../../text/format_number.ts";
import { measureCalls, type MeasureOptions, type Spread } from "./measure.ts";

/** How long one kernel takes. */
export interface KernelSpeed {
  /** Its name, with the sizes. */
  readonly name: string;
  /** Seconds of what the name says. */
  readonly seconds: Spread;
  /** Multiplications and additions in that time; null where they are not the point. */
  readonly flops: number | null;
}

/** How often, and which kernels. */
export interface MeasureKernelsOptions extends MeasureOptions {
  /**
   * The width of registers that the wasm engine's kernels are cut for.
   * @default 128
   */
  readonly registerBits?: 128 | 256;
}

/** A product C = A·B at the sizes of a 4-64-64-2 network and 64 samples. */
interface Product {
  readonly name: string;
  /** Of A and C. */
  readonly rows: number;
  /** Of B and C. */
  readonly columns: number;
  /** Columns of A, rows of B. */
  readonly steps: number;
  /** Whether A lies column by column. */
  readonly transposed?: boolean;
}

const PRODUCTS: readonly Product[] = [
  { name: "first layer", rows: 64, columns: 64, steps: 4 },
  { name: "hidden layer, forward or back", rows: 64, columns: 64, steps: 64 },
  { name: "head", rows: 64, columns: 4, steps: 64 },
  {
    name: "gradient of the first layer",
    rows: 4,
    columns: 64,
    steps: 64,
    transposed: true,
  },
  {
    name: "gradient of a hidden layer",
    rows: 64,
    columns: 64,
    steps: 64,
    transposed: true,
  },
  {
    name: "gradient of the head",
    rows: 64,
    columns: 4,
    steps: 64,
    transposed: true,
  },
];

const TANH_COUNT = 4096;
/** Two networks, 4-64-64-2 and 4-64-64-1. */
const PARAMETERS = 9160;
const BYTES = 4;

/**
 * Times the kernels of the wasm engine alone: products, tanh, Adam.
 *
 * @param options How often, and which kernels.
 * @returns The times.
 */
export async function measureKernels(
  options: MeasureKernelsOptions = {},
): Promise<KernelSpeed[]> {
  const { kernels, floats } = await kernelMemory(1, options.registerBits);
  const random = deriveRandom(1, "speed of kernels");
  const filled = (length: number) => {
    const vector = floats(length);
    vector.set(Float64Array.from(vector, () => random.normal()));
    return vector;
  };

  const products = PRODUCTS.map((product): KernelSpeed => {
    const { name, rows, columns, steps, transposed } = product;
    const multiply = transposed ? kernels.multiplyTransposed : kernels.multiply;
    const a = filled(rows * steps).byteOffset;
    const aStride = BYTES * (transposed ? rows : steps);
    const b = filled(steps * columns).byteOffset;
    const from = floats(rows * columns).byteOffset;
    const c = floats(rows * columns).byteOffset;
    const stride = BYTES * columns;
    const work = () =>
      // deno-fmt-ignore
      multiply(
        a, aStride,
        b, stride,
        from, stride,
        c, stride,
        rows, columns, steps,
      );
    return {
      name: `${rows}×${columns}×${steps}, ${name}`,
      seconds: measureCalls(work, options),
      flops: 2 * rows * columns * steps,
    };
  });

  const z = filled(TANH_COUNT).byteOffset;
  const tanh: KernelSpeed = {
    name: "tanh, an element",
    seconds: divided(
      measureCalls(() => kernels.tanh(z, TANH_COUNT), options),
      TANH_COUNT,
    ),
    flops: null,
  };
  return [...products, tanh, await measureAdam(options)];
}

async function measureAdam(
  options: MeasureKernelsOptions,
): Promise<KernelSpeed> {
  const { registerBits } = options;
  const { math, vector } = await makeEngine("wasm", { registerBits });
  const [theta, first, second] = [0, 0, 0].map(() => vector(PARAMETERS));
  const gradient = vector(PARAMETERS).fill(0.5);
  const rates = {
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-5,
    stepSize: 1e-3,
    correction: 1,
  };
  const work = () => math.adam(theta, gradient, first, second, rates);
  return {
    name: `Adam, ${formatCount(PARAMETERS)} parameters`,
    seconds: measureCalls(work, options),
    flops: null,
  };
}

function divided({ median, low, high }: Spread, by: number): Spread {
  return { median: median / by, low: low / by, high: high / by };
}
