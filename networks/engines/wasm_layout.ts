/**
 * How the kernels' networks lie in memory.
 *
 * θ holds, for each layer, W row by row and then b, each row padded with zeros
 * to a multiple of 4 numbers.
 *
 * @module
 */
import { type CanonicalLayer, canonicalLayers } from "../canonical_layers.ts";
import type { NetworkSpec } from "../engine.ts";
import type { KernelMemory } from "./wasm_memory.ts";

/** Rows that the kernels take through all layers together: `BLOCK` of network.as.ts. */
const BLOCK = 64;

/** A layer's place in the canonical order and in the kernels' θ. */
interface PaddedLayer extends CanonicalLayer {
  /** Numbers from one row of W to the next. */
  readonly stride: number;
  /** Index of W[0, 0] in θ. */
  readonly paddedWeights: number;
  /** Index of b[0] in θ. */
  readonly paddedBiases: number;
  /** Index after the layer in θ. */
  readonly paddedEnd: number;
}

/**
 * Lists a network's layers, input side first.
 *
 * @param spec Sizes of the network.
 * @returns One record a layer.
 */
export function paddedLayers(spec: NetworkSpec): PaddedLayer[] {
  let paddedEnd = 0;
  return canonicalLayers(spec).map((layer) => {
    const stride = Math.ceil(layer.outputs / 4) * 4;
    const paddedWeights = paddedEnd;
    const paddedBiases = paddedWeights + layer.inputs * stride;
    paddedEnd = paddedBiases + stride;
    return { ...layer, stride, paddedWeights, paddedBiases, paddedEnd };
  });
}

/**
 * Calls `visit` with each parameter's index in the canonical order and in θ.
 *
 * @param layers The network.
 * @param visit What is called.
 */
export function eachParameter(
  layers: readonly PaddedLayer[],
  visit: (canonical: number, padded: number) => void,
): void {
  for (const { inputs, outputs, stride, weights, paddedWeights } of layers) {
    // b follows W in both orders, so it is row number `inputs`.
    for (let i = 0; i <= inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        visit(weights + i * outputs + o, paddedWeights + i * stride + o);
      }
    }
  }
}

/** A network, and the room that it needs. */
interface PaddedNetwork {
  /** Sizes and activation. */
  readonly spec: NetworkSpec;
  /** Its layers. */
  readonly layers: readonly PaddedLayer[];
  /** The most rows of a batch. */
  readonly maxRows: number;
  /** Whether there is room for ∂yₖ/∂z of every row. */
  readonly often: boolean;
}

/**
 * Writes a network's description, the records `Net` and `Layer` of
 * network.as.ts, and makes the buffers that they name.
 *
 * @param memory Where to.
 * @param network What is described.
 * @returns The description's address.
 * @throws {RangeError} If the memory has no room.
 */
export function describeNetwork(
  memory: KernelMemory,
  network: PaddedNetwork,
): number {
  const { spec, layers, maxRows, often } = network;
  const blockRows = Math.min(BLOCK, maxRows);
  const widest = Math.max(...layers.map(({ stride }) => stride));
  const buffer = (length: number) => memory.floats(length).byteOffset;

  const words: number[] = [
    layers.length,
    spec.activation === "relu" ? 1 : 0,
    spec.outputSize,
    maxRows,
    buffer(blockRows * widest),
    buffer(blockRows * widest),
    buffer(widest),
    buffer(4 * widest),
  ];
  layers.forEach((layer, l) => {
    const first = l === 0;
    const last = l === layers.length - 1;
    const inputStride = first ? layer.inputs : layers[l - 1].stride;
    words.push(
      layer.inputs,
      layer.outputs,
      4 * inputStride,
      4 * layer.stride,
      4 * layer.paddedWeights,
      4 * layer.paddedBiases,
      buffer((last ? blockRows : maxRows) * layer.stride),
      first ? 0 : buffer(layer.stride * inputStride),
      often && !last ? buffer(spec.outputSize * maxRows * layer.stride) : 0,
    );
  });
  const description = memory.integers(words.length);
  description.set(words);
  return description.byteOffset;
}
