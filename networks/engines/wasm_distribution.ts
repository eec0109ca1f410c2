/**
 * Distributions in WebAssembly: the sizes and the random draws are those of the
 * plain ones, the rest is a kernel each.
 *
 * @module
 */
import { categorical } from "../categorical.ts";
import type { Distribution } from "../distribution.ts";
import { diagonalGaussian } from "../gaussian.ts";
import type { DistributionKernels } from "./distribution_kernels.ts";
import type { KernelMemory } from "./wasm_memory.ts";

/**
 * Makes the distribution for `Engine.categorical`.
 *
 * @param memory Where its vectors have to be.
 * @param n How many actions there are, ≥ 1.
 * @returns The distribution.
 * @throws {RangeError} If `n` is not a positive integer, or the memory has no
 * room.
 */
export function wasmCategorical(memory: KernelMemory, n: number): Distribution {
  const { kernels } = memory;
  const plain = categorical(n);
  // 4 doubles an action and distribution, and there are two in KL.
  const scratch = memory.floats(16 * n);
  return wasmDistribution(memory, plain, n, scratch, {
    sample: kernels.categoricalSample,
    mode: kernels.categoricalMode,
    logProb: kernels.categoricalLogProb,
    logProbGradient: kernels.categoricalLogProbGradient,
    entropy: kernels.categoricalEntropy,
    addEntropyGradient: kernels.categoricalAddEntropyGradient,
    klOldNew: kernels.categoricalKlOldNew,
    klOldNewGradient: kernels.categoricalKlOldNewGradient,
    metric: kernels.categoricalMetric,
  });
}

/**
 * Makes the distribution for `Engine.gaussian`.
 *
 * @param memory Where its vectors have to be.
 * @param actionSize Numbers in one action, ≥ 1.
 * @returns The distribution.
 * @throws {RangeError} If `actionSize` is not a positive integer, or the memory
 * has no room.
 */
export function wasmGaussian(
  memory: KernelMemory,
  actionSize: number,
): Distribution {
  const { kernels } = memory;
  const plain = diagonalGaussian(actionSize);
  return wasmDistribution(memory, plain, actionSize, memory.floats(0), {
    sample: kernels.gaussianSample,
    mode: kernels.gaussianMode,
    logProb: kernels.gaussianLogProb,
    logProbGradient: kernels.gaussianLogProbGradient,
    entropy: kernels.gaussianEntropy,
    addEntropyGradient: kernels.gaussianAddEntropyGradient,
    klOldNew: kernels.gaussianKlOldNew,
    klOldNewGradient: kernels.gaussianKlOldNewGradient,
    metric: kernels.gaussianMetric,
  });
}

/** Checks what the kernels of a family are handed. */
function wasmDistribution(
  memory: KernelMemory,
  plain: Distribution,
  size: number,
  scratch: Float32Array,
  kernels: DistributionKernels,
): Distribution {
  const { address } = memory;
  const { kind, outputSize, actionSize, drawNoise } = plain;
  const description = memory.integers(2);
  description.set([size, scratch.byteOffset]);
  const family = description.byteOffset;

  return {
    kind,
    outputSize,
    actionSize,
    drawNoise,

    sample(outputs, noise, rows, actions) {
      kernels.sample(
        family,
        address("outputs", outputs, rows * outputSize),
        address("noise", noise, rows * actionSize),
        rows,
        address("actions", actions, rows * actionSize),
      );
    },

    mode(outputs, rows, actions) {
      kernels.mode(
        family,
        address("outputs", outputs, rows * outputSize),
        rows,
        address("actions", actions, rows * actionSize),
      );
    },

    logProb(outputs, actions, rows, out) {
      kernels.logProb(
        family,
        address("outputs", outputs, rows * outputSize),
        address("actions", actions, rows * actionSize),
        rows,
        address("out", out, rows),
      );
    },

    logProbGradient(outputs, actions, weights, rows, out) {
      kernels.logProbGradient(
        family,
        address("outputs", outputs, rows * outputSize),
        address("actions", actions, rows * actionSize),
        address("weights", weights, rows),
        rows,
        address("out", out, rows * outputSize),
      );
    },

    entropy(outputs, rows, out) {
      kernels.entropy(
        family,
        address("outputs", outputs, rows * outputSize),
        rows,
        address("out", out, rows),
      );
    },

    addEntropyGradient(outputs, weight, rows, out) {
      kernels.addEntropyGradient(
        family,
        address("outputs", outputs, rows * outputSize),
        weight,
        rows,
        address("out", out, rows * outputSize),
      );
    },

    klOldNew(oldOutputs, newOutputs, rows, out) {
      kernels.klOldNew(
        family,
        address("oldOutputs", oldOutputs, rows * outputSize),
        address("newOutputs", newOutputs, rows * outputSize),
        rows,
        address("out", out, rows),
      );
    },

    klOldNewGradient(oldOutputs, newOutputs, weight, rows, out) {
      kernels.klOldNewGradient(
        family,
        address("oldOutputs", oldOutputs, rows * outputSize),
        address("newOutputs", newOutputs, rows * outputSize),
        weight,
        rows,
        address("out", out, rows * outputSize),
      );
    },

    metric(outputs, tangent, weight, rows, out) {
      kernels.metric(
        family,
        address("outputs", outputs, rows * outputSize),
        address("tangent", tangent, rows * outputSize),
        weight,
        rows,
        address("out", out, rows * outputSize),
      );
    },
  };
}
