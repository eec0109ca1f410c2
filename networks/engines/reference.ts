/**
 * Networks in plain TypeScript and double precision: the oracle for the other
 * engines, and what runs where there is nothing but JavaScript.
 *
 * @module
 */
import { tanh } from "../../numerics/elementary.ts";
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

/**
 * Makes the reference engine: f64, parameters in the canonical order without
 * padding, sums over inputs and over rows in ascending order. It depends on
 * nothing but IEEE arithmetic, so its results are the same on any machine.
 *
 * @returns The engine.
 *
 * @example The gradient of a linear network is its input
 * ```ts
 * import { referenceEngine } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const network = referenceEngine().network({
 *   inputSize: 2,
 *   hiddenSizes: [],
 *   outputSize: 1,
 *   activation: "tanh",
 * }, 1);
 * const theta = new Float64Array([0.5, -1, 0.25]);
 * const { y, vjp } = network.linearize(theta, new Float64Array([3, 2]), 1);
 * assertEquals(y, new Float64Array([-0.25]));
 *
 * const gradient = new Float64Array(3);
 * vjp(new Float64Array([1]), gradient);
 * assertEquals(gradient, new Float64Array([3, 2, 1]));
 * ```
 */
export function referenceEngine(): Engine {
  return {
    name: "reference",
    math: plainMath(Float64Array),
    categorical,
    gaussian: diagonalGaussian,
    vector: (length) => new Float64Array(length),
    network: referenceNetwork,
  };
}

function referenceNetwork(spec: NetworkSpec, maxRows: number): Network {
  checkNetworkSpec(spec, maxRows);
  const { inputSize, outputSize } = spec;
  const { value, slope } = ACTIVATIONS[spec.activation];
  const layers = canonicalLayers(spec);
  const last = layers.length - 1;
  const count = layers[last].end;
  const featureSize = layers[last].inputs;

  // hidden[l] enters layer l (hidden[0] is x itself); hidden[last + 1] is y.
  const buffers = (): Vector[] =>
    layers.map((layer) => new Float64Array(maxRows * layer.outputs));
  const hidden: Vector[] = [
    new Float64Array(maxRows * inputSize),
    ...buffers(),
  ];
  // Tangents of the same in jvp, cotangents in vjp; x has none, so the first stays 0.
  const change = [new Float64Array(maxRows * inputSize), ...buffers()];
  let rows = 0;
  let pass = 0;

  /** h ↦ activation(h·W + b), and h·W + b in the last layer. */
  function run(theta: Vector, x: Vector, batch: number): void {
    checkVector("theta", theta, count, Float64Array);
    checkVector("x", x, batch * inputSize, Float64Array);
    rows = batch;
    pass++;
    hidden[0] = x;
    layers.forEach(({ inputs, outputs, weights, biases }, l) => {
      const h = hidden[l];
      const z = hidden[l + 1];
      for (let row = 0; row < rows; row++) {
        const to = row * outputs;
        for (let o = 0; o < outputs; o++) z[to + o] = theta[biases + o];
        for (let i = 0; i < inputs; i++) {
          const hi = h[row * inputs + i];
          const from = weights + i * outputs;
          for (let o = 0; o < outputs; o++) z[to + o] += hi * theta[from + o];
        }
      }
      if (l === last) return;
      for (let k = 0; k < rows * outputs; k++) z[k] = value(z[k]);
    });
  }

  function linearize(theta: Vector, x: Vector, batch: number): Linearization {
    checkRows(batch, maxRows);
    run(theta, x, batch);
    const own = pass;

    /** z̄ = h̄ ∘ slope; W̄ = Σ hᵀ·z̄; b̄ = Σ z̄; h̄ of the layer before = z̄·Wᵀ. */
    function vjp(yBar: Vector, out: Vector): void {
      checkAlive(own, pass);
      checkVector("yBar", yBar, rows * outputSize, Float64Array);
      checkVector("out", out, count, Float64Array);
      out.fill(0, 0, count);
      change[last + 1].set(yBar.subarray(0, rows * outputSize));
      for (let l = last; l >= 0; l--) {
        const { inputs, outputs, weights, biases } = layers[l];
        const h = hidden[l];
        const hBar = change[l];
        const zBar = change[l + 1];
        for (let row = 0; row < rows; row++) {
          const at = row * outputs;
          for (let o = 0; o < outputs; o++) out[biases + o] += zBar[at + o];
          for (let i = 0; i < inputs; i++) {
            const hi = h[row * inputs + i];
            const from = weights + i * outputs;
            let sum = 0;
            for (let o = 0; o < outputs; o++) {
              out[from + o] += hi * zBar[at + o];
              sum += zBar[at + o] * theta[from + o];
            }
            hBar[row * inputs + i] = l === 0 ? 0 : sum * slope(hi);
          }
        }
      }
    }

    /** ż = ḣ·W + h·Ẇ + ḃ; ḣ of the next layer = ż ∘ slope; ẋ = 0. */
    function jvp(thetaDot: Vector, out: Vector): void {
      checkAlive(own, pass);
      checkVector("thetaDot", thetaDot, count, Float64Array);
      checkVector("out", out, rows * outputSize, Float64Array);
      layers.forEach(({ inputs, outputs, weights, biases }, l) => {
        const h = hidden[l];
        const hDot = change[l];
        const zDot = change[l + 1];
        for (let row = 0; row < rows; row++) {
          const to = row * outputs;
          for (let o = 0; o < outputs; o++) zDot[to + o] = thetaDot[biases + o];
          for (let i = 0; i < inputs; i++) {
            const hi = h[row * inputs + i];
            const hiDot = hDot[row * inputs + i];
            const from = weights + i * outputs;
            for (let o = 0; o < outputs; o++) {
              zDot[to + o] += hiDot * theta[from + o] +
                hi * thetaDot[from + o];
            }
          }
        }
        if (l === last) return;
        for (let k = 0; k < rows * outputs; k++) {
          zDot[k] *= slope(hidden[l + 1][k]);
        }
      });
      out.set(change[last + 1].subarray(0, rows * outputSize));
    }

    return { y: hidden[last + 1].subarray(0, rows * outputSize), vjp, jvp };
  }

  return {
    spec,
    maxRows,
    parameterCount: count,
    canonicalCount: count,
    featureSize,
    pack(canonical, theta) {
      checkLength("canonical", canonical, count);
      checkVector("theta", theta, count, Float64Array);
      for (let k = 0; k < count; k++) theta[k] = canonical[k];
    },
    unpack(theta, canonical) {
      checkVector("theta", theta, count, Float64Array);
      checkLength("canonical", canonical, count);
      for (let k = 0; k < count; k++) canonical[k] = theta[k];
    },
    forward(theta, x, batch, y) {
      checkRows(batch, maxRows);
      checkVector("y", y, batch * outputSize, Float64Array);
      run(theta, x, batch);
      y.set(hidden[last + 1].subarray(0, rows * outputSize));
    },
    linearize,
    features(out) {
      checkVector("out", out, rows * featureSize, Float64Array);
      out.set(hidden[last].subarray(0, rows * featureSize));
    },
  };
}

/** Each activation, and its derivative in terms of its value. NaN stays NaN; ReLU's derivative is 0 at 0. */
const ACTIVATIONS: Record<
  Activation,
  { value(z: number): number; slope(h: number): number }
> = {
  tanh: { value: tanh, slope: (h) => 1 - h * h },
  relu: { value: (z) => z <= 0 ? 0 : z, slope: (h) => h > 0 ? 1 : 0 },
};
