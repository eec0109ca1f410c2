/**
 * The vector operations of the wasm engine.
 *
 * @module
 */
import type { VectorMath } from "../engine.ts";
import type { KernelMemory } from "./wasm_memory.ts";

/**
 * Makes `Engine.math`. Scalars are computed in double precision and rounded to
 * f32 once, on their way into a kernel.
 *
 * @param memory Where its operands have to be.
 * @returns The operations. They throw a TypeError where a vector is not of this
 * memory, and a RangeError where one is shorter than the first.
 */
export function wasmMath({ kernels, address }: KernelMemory): VectorMath {
  return {
    dot(x, y) {
      const { length } = x;
      const left = address("x", x, length);
      const right = address("y", y, length);
      return kernels.dot(left, right, length);
    },
    scale(a, y) {
      const { length } = y;
      kernels.scale(a, address("y", y, length), length);
    },
    addScaled(x, a, y, out) {
      const { length } = x;
      const from = address("x", x, length);
      const along = address("y", y, length);
      const to = address("out", out, length);
      kernels.addScaled(from, a, along, to, length);
    },
    adam(theta, gradient, firstMoment, secondMoment, rates) {
      const { length } = theta;
      const { beta1, beta2, epsilon, stepSize, correction } = rates;
      kernels.adam(
        address("theta", theta, length),
        address("gradient", gradient, length),
        address("firstMoment", firstMoment, length),
        address("secondMoment", secondMoment, length),
        length,
        beta1,
        1 - beta1,
        beta2,
        1 - beta2,
        epsilon,
        stepSize,
        correction,
      );
    },
    rmsProp(theta, gradient, secondMoment, rates) {
      const { length } = theta;
      const { decay, epsilon, learningRate } = rates;
      kernels.rmsProp(
        address("theta", theta, length),
        address("gradient", gradient, length),
        address("secondMoment", secondMoment, length),
        length,
        decay,
        1 - decay,
        epsilon,
        learningRate,
      );
    },
  };
}
