/**
 * A network in the kernels' memory.
 *
 * θ holds, for each layer, W row by row and then b, each row padded with zeros
 * to a multiple of 4 numbers.
 *
 * @module
 */
import { type CanonicalLayer, canonicalLayers } from "../canonical_layers.ts";
import { checkLength, checkNetworkSpec, checkRows } from "../check_network.ts";
import type { Linearization, Network, NetworkSpec, Vector } from "../engine.ts";
import type { KernelMemory } from "./wasm_memory.ts";

/** Rows that the kernels take through all layers together; `BLOCK` in network.as.ts. */
const BLOCK = 64;

/** A layer's place in θ, in numbers. */
interface PaddedLayer extends CanonicalLayer {
  /** Numbers from one row of W to the next. */
  readonly stride: number;
  /** Index of W[0, 0] in θ. */
  readonly paddedWeights: number;
  /** Index of b[0] in θ. */
  readonly paddedBiases: number;
}

/**
 * Makes a network for `Engine.network`.
 *
 * @param memory Where its buffers are made.
 * @param spec Sizes and activation.
 * @param maxRows The most rows of a batch.
 * @returns The network.
 * @throws {RangeError} If a size is not a positive integer, or the memory has
 * no room.
 */
export function wasmNetwork(
  memory: KernelMemory,
  spec: NetworkSpec,
  maxRows: number,
): Network {
  checkNetworkSpec(spec, maxRows);
  const { kernels, address } = memory;
  const { inputSize, outputSize } = spec;
  const layers = paddedLayers(spec);
  const head = layers[layers.length - 1];
  const parameterCount = head.paddedBiases + head.stride;
  const canonicalCount = head.end;
  const featureSize = head.inputs;
  const net = describe(memory, spec, layers, maxRows);
  const outputs = memory.floats(maxRows * outputSize);

  let y = outputs.subarray(0, 0);
  let theta0 = 0;
  let x0 = 0;
  let rows = 0;
  let pass = 0;

  /** Outputs into `out`; remembers where θ and x are. */
  function run(theta: Vector, x: Vector, batch: number, out: Vector): void {
    checkRows(batch, maxRows);
    const thetaAt = address("theta", theta, parameterCount);
    const xAt = address("x", x, batch * inputSize);
    const to = address("y", out, batch * outputSize);
    // Nothing may change before everything is checked.
    theta0 = thetaAt;
    x0 = xAt;
    rows = batch;
    pass++;
    kernels.forward(net, theta0, x0, rows, to);
  }

  return {
    spec,
    maxRows,
    parameterCount,
    canonicalCount,
    featureSize,
    pack(canonical, theta) {
      checkLength("canonical", canonical, canonicalCount);
      checkLength("theta", theta, parameterCount);
      theta.fill(0, 0, parameterCount);
      eachParameter(layers, (from, to) => theta[to] = canonical[from]);
    },
    unpack(theta, canonical) {
      checkLength("theta", theta, parameterCount);
      checkLength("canonical", canonical, canonicalCount);
      eachParameter(layers, (to, from) => canonical[to] = theta[from]);
    },
    forward: run,
    linearize(theta, x, batch): Linearization {
      run(theta, x, batch, outputs);
      kernels.transpose(net, theta0);
      const born = pass;
      if (y.length !== rows * outputSize) {
        y = outputs.subarray(0, rows * outputSize);
      }
      const checkAlive = (): void => {
        if (pass === born) return;
        throw new Error(
          "Cannot use a linearization after the next 'forward' or 'linearize' of its network",
        );
      };
      return {
        y,
        vjp(yBar, out) {
          checkAlive();
          const from = address("yBar", yBar, rows * outputSize);
          kernels.vjp(net, x0, rows, from, address("out", out, parameterCount));
        },
        jvp(thetaDot, out) {
          checkAlive();
          const from = address("thetaDot", thetaDot, parameterCount);
          const to = address("out", out, rows * outputSize);
          kernels.jvp(net, theta0, x0, rows, from, to);
        },
      };
    },
    features(out) {
      kernels.features(
        net,
        x0,
        rows,
        address("out", out, rows * featureSize),
      );
    },
  };
}

function paddedLayers(spec: NetworkSpec): PaddedLayer[] {
  let paddedWeights = 0;
  return canonicalLayers(spec).map((layer) => {
    const stride = padded(layer.outputs);
    const paddedBiases = paddedWeights + layer.inputs * stride;
    const place = { ...layer, stride, paddedWeights, paddedBiases };
    paddedWeights = paddedBiases + stride;
    return place;
  });
}

/** Calls `visit` with each parameter's index in the canonical order and in θ. */
function eachParameter(
  layers: readonly PaddedLayer[],
  visit: (canonical: number, padded: number) => void,
): void {
  for (const layer of layers) {
    const { inputs, outputs, stride, weights, paddedWeights } = layer;
    // b follows W in both orders, so it is row number `inputs`.
    for (let i = 0; i <= inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        visit(weights + i * outputs + o, paddedWeights + i * stride + o);
      }
    }
  }
}

/** Writes the records `Net` and `Layer` of network.as.ts, and returns their address. */
function describe(
  memory: KernelMemory,
  spec: NetworkSpec,
  layers: readonly PaddedLayer[],
  maxRows: number,
): number {
  const blockRows = Math.min(BLOCK, maxRows);
  const widest = Math.max(...layers.map(({ stride }) => stride));
  const buffer = (length: number) => memory.floats(length).byteOffset;

  const words: number[] = [
    layers.length,
    spec.activation === "relu" ? 1 : 0,
    spec.inputSize,
    spec.outputSize,
    buffer(blockRows * widest),
    buffer(blockRows * widest),
    buffer(widest),
    0,
  ];
  layers.forEach((layer, l) => {
    const inputStride = l === 0 ? layer.inputs : layers[l - 1].stride;
    const valueRows = l === layers.length - 1 ? blockRows : maxRows;
    words.push(
      layer.inputs,
      layer.outputs,
      4 * inputStride,
      4 * layer.stride,
      4 * layer.paddedWeights,
      4 * layer.paddedBiases,
      buffer(valueRows * layer.stride),
      l === 0 ? 0 : buffer(layer.outputs * inputStride),
    );
  });
  const description = memory.integers(words.length);
  description.set(words);
  return description.byteOffset;
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}
