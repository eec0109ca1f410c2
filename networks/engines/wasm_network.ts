/**
 * The door of a network, and the kernels behind it.
 *
 * @module
 */
import { checkLength, checkNetworkSpec, checkRows } from "../check_network.ts";
import type { Linearization, Network, NetworkSpec, Uses } from "../engine.ts";
import type { Vector } from "../vector.ts";
import { describeNetwork, eachParameter, paddedLayers } from "./wasm_layout.ts";
import type { KernelMemory } from "./wasm_memory.ts";

/**
 * The most outputs that are pulled back beforehand where a map is used often:
 * with 1, 2, 3, 6, 8 and 12 outputs of a 64-64 network, 16 pairs of products
 * cost 0.57, 0.63, 0.69, 0.85, 0.96 and 1.15 times as much as otherwise.
 */
const MOST_OUTPUTS = 8;

/**
 * Makes a network for `Engine.network`.
 *
 * @param memory Where its buffers are made, and its vectors have to be.
 * @param spec Sizes and activation.
 * @param maxRows The most rows of a batch.
 * @param uses How its linear maps are used.
 * @returns The network.
 * @throws {RangeError} If a size is not a positive integer, or the memory has
 * no room.
 */
export function wasmNetwork(
  memory: KernelMemory,
  spec: NetworkSpec,
  maxRows: number,
  uses: Uses,
): Network {
  checkNetworkSpec(spec, maxRows);
  const { kernels, address } = memory;
  const { inputSize, outputSize } = spec;
  const layers = paddedLayers(spec);
  const head = layers[layers.length - 1];
  const parameterCount = head.paddedEnd;
  const canonicalCount = head.end;
  const featureSize = head.inputs;
  const often = uses === "often" && outputSize <= MOST_OUTPUTS;
  const net = describeNetwork(memory, { spec, layers, maxRows, often });
  const outputs = memory.floats(maxRows * outputSize);

  // Where the latest pass read θ and x, and how many rows it had.
  let thetaAt = 0;
  let xAt = 0;
  let rows = 0;
  let pass = 0;
  let y = outputs.subarray(0, 0);

  function run(theta: Vector, x: Vector, batch: number, out: Vector): void {
    checkRows(batch, maxRows);
    const from = address("theta", theta, parameterCount);
    const through = address("x", x, batch * inputSize);
    const to = address("y", out, batch * outputSize);
    // All is checked: a call that is refused leaves the latest pass alone.
    thetaAt = from;
    xAt = through;
    rows = batch;
    pass++;
    kernels.forward(net, thetaAt, xAt, rows, to);
  }

  function linearize(
    theta: Vector,
    x: Vector,
    batch: number,
  ): Linearization {
    run(theta, x, batch, outputs);
    kernels.transpose(net, thetaAt);
    if (often) kernels.pullOutputsBack(net, rows);
    if (y.length !== rows * outputSize) {
      y = outputs.subarray(0, rows * outputSize);
    }
    const born = pass;
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
        const to = address("out", out, parameterCount);
        if (often) kernels.vjpOften(net, xAt, rows, from, to);
        else kernels.vjp(net, xAt, rows, from, to);
      },
      jvp(thetaDot, out) {
        checkAlive();
        const from = address("thetaDot", thetaDot, parameterCount);
        const to = address("out", out, rows * outputSize);
        if (often) kernels.jvpOften(net, xAt, rows, from, to);
        else kernels.jvp(net, thetaAt, xAt, rows, from, to);
      },
    };
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
    linearize,
    features(out) {
      const to = address("out", out, rows * featureSize);
      kernels.features(net, xAt, rows, to);
    },
  };
}
