/**
 * Engines by name.
 *
 * @module
 */
import type { Engine, EngineName } from "../engine.ts";
import { referenceEngine } from "./reference.ts";
import { tfjsEngine } from "./tfjs.ts";
import type { TfjsBackend } from "./tfjs.ts";
import { wasmEngine } from "./wasm.ts";

/** Options of {@linkcode makeEngine}. */
export interface EngineOptions {
  /**
   * What `tfjs` computes with; the other engines have no choice and refuse it.
   * From 2 rows on `wasm` is the faster one: 6 times at 64, 10 times at 1024.
   *
   * @default {"wasm"}
   */
  readonly backend?: TfjsBackend;
  /**
   * Which kernels `wasm` takes, see {@linkcode WasmEngineOptions}; the other
   * engines have no use for it.
   *
   * @default {128}
   */
  readonly registerBits?: 128 | 256;
}

/**
 * Makes the engine of that name. Only what it needs is loaded.
 *
 * @param name `wasm`: compiled SIMD kernels, f32, the same bits on any machine.
 * `reference`: plain TypeScript, f64, the same bits too. `tfjs`:
 * TensorFlow.js, f32.
 * @param options Which backend `tfjs` uses, and which kernels `wasm`.
 * @returns The engine, ready to compute.
 * @throws {RangeError} If there is no engine or backend of that name, or
 * `backend` is given for another engine than `tfjs`.
 *
 * @example The output of a network without hidden layers
 * ```ts
 * import { makeEngine } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const engine = await makeEngine("wasm");
 * const network = engine.network({
 *   inputSize: 2,
 *   hiddenSizes: [],
 *   outputSize: 1,
 *   activation: "tanh",
 * }, 1);
 *
 * const theta = engine.vector(network.parameterCount);
 * network.pack([0.5, -1, 0.25], theta);
 * const x = engine.vector(2);
 * x.set([3, 2]);
 * const y = engine.vector(1);
 * network.forward(theta, x, 1, y);
 * assertEquals(Array.from(y), [-0.25]);
 * ```
 */
export async function makeEngine(
  name: EngineName,
  options: EngineOptions = {},
): Promise<Engine> {
  if (options.backend !== undefined && name !== "tfjs") {
    throw new RangeError(
      `Cannot make an engine as 'backend' is an option of tfjs only: current value of 'name' is ${
        JSON.stringify(name)
      }`,
    );
  }
  switch (name) {
    case "wasm":
      return await wasmEngine({ registerBits: options.registerBits });
    case "reference":
      return referenceEngine();
    case "tfjs":
      return await tfjsEngine(options.backend ?? "wasm");
    default:
      throw new RangeError(
        `Cannot make an engine as 'name' must be one of wasm, reference, tfjs: current value is ${
          JSON.stringify(name)
        }`,
      );
  }
}
