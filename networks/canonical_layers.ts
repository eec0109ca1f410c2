/**
 * The canonical order of a network's parameters: for each layer from the input
 * on, W `[inputs, outputs]` row by row, then b `[outputs]`.
 *
 * @module
 */
import type { NetworkSpec } from "./engine.ts";

/** One layer's place in the canonical order. */
export interface CanonicalLayer {
  /** Numbers in one row that enters the layer. */
  readonly inputs: number;
  /** Numbers in one row that leaves the layer. */
  readonly outputs: number;
  /** Index of W[0, 0]; W[i, o] is at `weights + i · outputs + o`. */
  readonly weights: number;
  /** Index of b[0]. */
  readonly biases: number;
  /** Index of the first number after the layer. */
  readonly end: number;
}

/**
 * Lists a network's layers, input side first. The `end` of the last one is the
 * number of parameters.
 *
 * @param spec Sizes of the network.
 * @returns One record a layer: as many as hidden layers, and one.
 *
 * @example Where the output layer of a 4-8-2 network begins
 * ```ts
 * import { canonicalLayers } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const layers = canonicalLayers({
 *   inputSize: 4,
 *   hiddenSizes: [8],
 *   outputSize: 2,
 *   activation: "tanh",
 * });
 * assertEquals(layers[1], {
 *   inputs: 8,
 *   outputs: 2,
 *   weights: 40,
 *   biases: 56,
 *   end: 58,
 * });
 * ```
 */
export function canonicalLayers(spec: NetworkSpec): CanonicalLayer[] {
  const layers: CanonicalLayer[] = [];
  let inputs = spec.inputSize;
  let weights = 0;
  for (const outputs of [...spec.hiddenSizes, spec.outputSize]) {
    const biases = weights + inputs * outputs;
    const end = biases + outputs;
    layers.push({ inputs, outputs, weights, biases, end });
    inputs = outputs;
    weights = end;
  }
  return layers;
}
