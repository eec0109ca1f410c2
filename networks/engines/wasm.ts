/**
 * Networks in WebAssembly: f32, SIMD, the same bits on any machine. The default
 * engine.
 *
 * @module
 */
import type { Engine } from "../engine.ts";
import { wasmCategorical, wasmGaussian } from "./wasm_distribution.ts";
import { wasmMath } from "./wasm_math.ts";
import { kernelMemory } from "./wasm_memory.ts";
import { wasmNetwork } from "./wasm_network.ts";

/** Options of {@linkcode wasmEngine}. */
export interface WasmEngineOptions {
  /**
   * Size of the engine's memory in units of 2²⁰ bytes, an integer from 1 to
   * 4095. It never grows; what is not used costs nothing.
   *
   * @default {256}
   */
  readonly megabytes?: number;
  /**
   * Width of the registers that the kernels are cut for. WebAssembly has 128
   * bits; where V8 is told to join pairs of operations, tiles for 256 bits are
   * faster, elsewhere slower. The results are the same to the bit.
   *
   * @default {128}
   */
  readonly registerBits?: 128 | 256;
}

/**
 * Makes an engine with a memory of its own. Vectors are views of that memory:
 * only vectors of the same engine can be handed to its networks.
 *
 * Every sum runs in a fixed order, so results are the same bits on any machine,
 * and a row's outputs do not depend on the other rows of its batch. Parameters
 * are padded: each row of W, and b, to a multiple of 4 numbers.
 *
 * @param options Size of the memory, and which kernels.
 * @returns The engine.
 * @throws {RangeError} If `megabytes` is out of range.
 *
 * @example The gradient of a linear network is its input
 * ```ts
 * import { wasmEngine } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const engine = await wasmEngine();
 * const network = engine.network({
 *   inputSize: 2,
 *   hiddenSizes: [],
 *   outputSize: 1,
 *   activation: "tanh",
 * }, 1);
 * const theta = engine.vector(network.parameterCount);
 * network.pack([0.5, -1, 0.25], theta);
 * const x = engine.vector(2);
 * x.set([3, 2]);
 * const { y, vjp } = network.linearize(theta, x, 1);
 * assertEquals(y[0], -0.25);
 *
 * const yBar = engine.vector(1);
 * yBar[0] = 1;
 * const gradient = engine.vector(network.parameterCount);
 * vjp(yBar, gradient);
 * const canonical = new Float32Array(network.canonicalCount);
 * network.unpack(gradient, canonical);
 * assertEquals(canonical, new Float32Array([3, 2, 1]));
 * ```
 */
export async function wasmEngine(
  options: WasmEngineOptions = {},
): Promise<Engine> {
  const { megabytes = 256, registerBits = 128 } = options;
  const memory = await kernelMemory(megabytes, registerBits);
  return {
    name: "wasm",
    math: wasmMath(memory),
    categorical: (n) => wasmCategorical(memory, n),
    gaussian: (actionSize) => wasmGaussian(memory, actionSize),
    vector: memory.floats,
    network: (spec, maxRows, uses = "once") =>
      wasmNetwork(memory, spec, maxRows, uses),
  };
}
