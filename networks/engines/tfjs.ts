/**
 * Networks on TensorFlow.js: a second implementation that shares no numerical
 * code with the others, and the way to larger networks.
 *
 * @module
 */
import type { Tensor } from "@tensorflow/tfjs";
import { canonicalLayers } from "../canonical_layers.ts";
import { categorical } from "../categorical.ts";
import {
  checkAlive,
  checkLength,
  checkNetworkSpec,
  checkRows,
  checkVector,
} from "../check_network.ts";
import type {
  Activation,
  Engine,
  Linearization,
  Network,
  NetworkSpec,
} from "../engine.ts";
import type { Vector } from "../vector.ts";
import { diagonalGaussian } from "../gaussian.ts";
import { plainMath } from "./plain_math.ts";

/** What TensorFlow.js computes with: plain JavaScript, or WebAssembly. */
export type TfjsBackend = "cpu" | "wasm";

type Tf = typeof import("@tensorflow/tfjs");

// Deno resolves what a literal import() names before a program starts, 40 ms of
// every start; what a variable names, when it gets there.
const LIBRARY: string = "@tensorflow/tfjs";
const WASM_BACKEND: string = "@tensorflow/tfjs-backend-wasm";

/**
 * Makes an engine on TensorFlow.js: f32, parameters in the canonical order
 * without padding. The library is loaded by the first call; its `wasm` backend
 * reads its own `.wasm` file (`--allow-read`). Bits may differ from one kind of
 * processor to another.
 *
 * @param backend What computes.
 * @returns The engine.
 * @throws {RangeError} If there is no such backend.
 * @throws {Error} If the backend cannot start.
 *
 * @example A linear network
 * ```ts
 * import { tfjsEngine } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const engine = await tfjsEngine("cpu");
 * const network = engine.network({
 *   inputSize: 2,
 *   hiddenSizes: [],
 *   outputSize: 1,
 *   activation: "tanh",
 * }, 1);
 * const y = engine.vector(1);
 * const theta = new Float32Array([0.5, -1, 0.25]);
 * network.forward(theta, new Float32Array([3, 2]), 1, y);
 * assertEquals(y, new Float32Array([-0.25]));
 * ```
 */
export async function tfjsEngine(backend: TfjsBackend): Promise<Engine> {
  if (backend !== "cpu" && backend !== "wasm") {
    throw new RangeError(
      `Cannot start the tfjs engine as 'backend' must be "cpu" or "wasm": current value is ${
        JSON.stringify(backend)
      }`,
    );
  }
  const tf: Tf = await import(LIBRARY);
  if (backend === "wasm") await import(WASM_BACKEND);
  if (!await tf.setBackend(backend)) {
    throw new Error(
      `Cannot start the tfjs engine as its '${backend}' backend does not load: the wasm backend needs '--allow-read'`,
    );
  }
  if (backend === "cpu") hideBanner(tf);
  return {
    name: "tfjs",
    math: plainMath(Float32Array),
    categorical,
    gaussian: diagonalGaussian,
    vector: (length) => new Float32Array(length),
    network: (spec, maxRows) => tfjsNetwork(tf, backend, spec, maxRows),
  };
}

/** The cpu backend advertises a package for Node at its first write, where it believes to be in Node. */
function hideBanner(tf: Tf): void {
  const isNode = tf.env().get("IS_NODE");
  tf.env().set("IS_NODE", false);
  tf.scalar(0).dispose();
  tf.env().set("IS_NODE", isNode);
}

/**
 * Derivatives are plain operations on the activations that `linearize` keeps.
 * The library's own first-order gradients agree (a test compares) but run the
 * network again and use its slow products of transposed matrices: 2.9 times the
 * time for a minibatch of 64. Its second-order gradients are silently wrong for
 * tanh (https://github.com/tensorflow/tfjs/issues/3252).
 */
function tfjsNetwork(
  tf: Tf,
  backend: TfjsBackend,
  spec: NetworkSpec,
  maxRows: number,
): Network {
  checkNetworkSpec(spec, maxRows);
  const { inputSize, outputSize } = spec;
  const { value, slope } = activations(tf)[spec.activation];
  const layers = canonicalLayers(spec);
  const last = layers.length - 1;
  const count = layers[last].end;
  const featureSize = layers[last].inputs;

  // Of the latest pass. Parameters: W and b of each layer in turn. hidden[l]
  // enters layer l; hidden[last + 1] is y.
  let parameters: Tensor[] = [];
  let hidden: Tensor[] = [];
  let rows = 0;
  let pass = 0;

  /** Computes on this engine's backend; of the tensors made, only the results outlive it. */
  function compute(body: () => Tensor[]): Tensor[] {
    // A backend that has started once is selected without waiting.
    if (tf.getBackend() !== backend) void tf.setBackend(backend);
    return tf.tidy(body);
  }

  function parameterTensors(theta: Float32Array): Tensor[] {
    return layers.flatMap(({ inputs, outputs, weights, biases, end }) => [
      tf.tensor2d(theta.subarray(weights, biases), [inputs, outputs]),
      tf.tensor1d(theta.subarray(biases, end)),
    ]);
  }

  /** h·W + b. */
  function affine(h: Tensor, theta: Tensor[], layer: number): Tensor {
    return tf.add(tf.matMul(h, theta[2 * layer]), theta[2 * layer + 1]);
  }

  /** x, the activations of every hidden layer, and y. */
  function activationsOf(x: Tensor, theta: Tensor[]): Tensor[] {
    const all = [x];
    for (let l = 0; l < last; l++) all.push(value(affine(all[l], theta, l)));
    all.push(affine(all[last], theta, last));
    return all;
  }

  function run(theta: Vector, x: Vector, batch: number): void {
    checkVector("theta", theta, count, Float32Array);
    checkVector("x", x, batch * inputSize, Float32Array);
    tf.dispose([...parameters, ...hidden]);
    rows = batch;
    pass++;
    parameters = compute(() => parameterTensors(theta));
    hidden = compute(() => {
      const input = x.subarray(0, rows * inputSize);
      return activationsOf(tf.tensor2d(input, [rows, inputSize]), parameters);
    });
  }

  function linearize(theta: Vector, x: Vector, batch: number): Linearization {
    checkRows(batch, maxRows);
    run(theta, x, batch);
    const own = pass;

    /** W̄ = hᵀ·z̄; b̄ = Σ z̄; z̄ of the layer before = z̄·Wᵀ ∘ slope. */
    function vjp(yBar: Vector, out: Vector): void {
      checkAlive(own, pass);
      checkVector("yBar", yBar, rows * outputSize, Float32Array);
      checkVector("out", out, count, Float32Array);
      const gradients = compute(() => {
        const gradients: Tensor[] = [];
        const cotangents = yBar.subarray(0, rows * outputSize);
        let zBar: Tensor = tf.tensor2d(cotangents, [rows, outputSize]);
        for (let l = last; l >= 0; l--) {
          const weights = tf.matMul(tf.transpose(hidden[l]), zBar);
          gradients.unshift(weights, tf.sum(zBar, 0));
          if (l === 0) break;
          const hBar = tf.matMul(zBar, tf.transpose(parameters[2 * l]));
          zBar = tf.mul(hBar, slope(hidden[l]));
        }
        return gradients;
      });
      let at = 0;
      for (const gradient of gradients) {
        out.set(gradient.dataSync(), at);
        at += gradient.size;
      }
      tf.dispose(gradients);
    }

    /** ż = ḣ·W + h·Ẇ + ḃ; ḣ of the next layer = ż ∘ slope; ẋ = 0. */
    function jvp(thetaDot: Vector, out: Vector): void {
      checkAlive(own, pass);
      checkVector("thetaDot", thetaDot, count, Float32Array);
      checkVector("out", out, rows * outputSize, Float32Array);
      const [yDot] = compute(() => {
        const tangents = parameterTensors(thetaDot);
        let zDot = affine(hidden[0], tangents, 0);
        for (let l = 1; l <= last; l++) {
          const hDot = tf.mul(zDot, slope(hidden[l]));
          zDot = tf.add(
            tf.matMul(hDot, parameters[2 * l]),
            affine(hidden[l], tangents, l),
          );
        }
        return [zDot];
      });
      out.set(yDot.dataSync());
      yDot.dispose();
    }

    return { y: hidden[last + 1].dataSync<"float32">(), vjp, jvp };
  }

  return {
    spec,
    maxRows,
    parameterCount: count,
    canonicalCount: count,
    featureSize,
    pack(canonical, theta) {
      checkLength("canonical", canonical, count);
      checkVector("theta", theta, count, Float32Array);
      for (let k = 0; k < count; k++) theta[k] = canonical[k];
    },
    unpack(theta, canonical) {
      checkVector("theta", theta, count, Float32Array);
      checkLength("canonical", canonical, count);
      for (let k = 0; k < count; k++) canonical[k] = theta[k];
    },
    forward(theta, x, batch, y) {
      checkRows(batch, maxRows);
      checkVector("y", y, batch * outputSize, Float32Array);
      run(theta, x, batch);
      y.set(hidden[last + 1].dataSync());
    },
    linearize,
    features(out) {
      checkVector("out", out, rows * featureSize, Float32Array);
      out.set(hidden[last].dataSync());
    },
  };
}

/** Each activation, and its derivative in terms of its value; ReLU's is 0 at 0. */
function activations(
  tf: Tf,
): Record<
  Activation,
  { value(z: Tensor): Tensor; slope(h: Tensor): Tensor }
> {
  return {
    tanh: {
      value: (z) => tf.tanh(z),
      slope: (h) => tf.sub(1, tf.square(h)),
    },
    relu: { value: (z) => tf.relu(z), slope: (h) => tf.step(h) },
  };
}
