/**
 * The vector operations in plain TypeScript, of the engines whose vectors are
 * arrays of JavaScript. They compute in double precision and round once, where
 * a result is stored.
 *
 * @module
 */
import { checkVector } from "../check_network.ts";
import type { VectorMath } from "../engine.ts";
import type { Vector } from "../vector.ts";

/**
 * Makes `Engine.math`.
 *
 * @param kind The engine's class of vectors.
 * @returns The operations. They throw a TypeError where a vector is not of that
 * class, and a RangeError where one is shorter than the first.
 */
export function plainMath(kind: new (length: number) => Vector): VectorMath {
  const check = (name: string, vector: Vector, length: number): void =>
    checkVector(name, vector, length, kind);
  return {
    /** Four interleaved sums: (s₀ + s₁) + (s₂ + s₃). */
    dot(x, y) {
      const { length } = x;
      check("x", x, length);
      check("y", y, length);
      const whole = length - (length % 4);
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      for (let i = 0; i < whole; i += 4) {
        s0 += x[i] * y[i];
        s1 += x[i + 1] * y[i + 1];
        s2 += x[i + 2] * y[i + 2];
        s3 += x[i + 3] * y[i + 3];
      }
      for (let i = whole; i < length; i++) s0 += x[i] * y[i];
      return (s0 + s1) + (s2 + s3);
    },

    scale(a, y) {
      check("y", y, y.length);
      for (let i = 0; i < y.length; i++) y[i] *= a;
    },

    addScaled(x, a, y, out) {
      const { length } = x;
      check("x", x, length);
      check("y", y, length);
      check("out", out, length);
      for (let i = 0; i < length; i++) out[i] = x[i] + a * y[i];
    },

    adam(theta, gradient, firstMoment, secondMoment, rates) {
      const { length } = theta;
      check("theta", theta, length);
      check("gradient", gradient, length);
      check("firstMoment", firstMoment, length);
      check("secondMoment", secondMoment, length);
      const { beta1, beta2, epsilon, stepSize, correction } = rates;
      const gain1 = 1 - beta1;
      const gain2 = 1 - beta2;
      for (let i = 0; i < length; i++) {
        const g = gradient[i];
        const m = beta1 * firstMoment[i] + gain1 * g;
        const v = beta2 * secondMoment[i] + gain2 * g * g;
        firstMoment[i] = m;
        secondMoment[i] = v;
        theta[i] -= stepSize * m / (Math.sqrt(v) * correction + epsilon);
      }
    },

    rmsProp(theta, gradient, secondMoment, rates) {
      const { length } = theta;
      check("theta", theta, length);
      check("gradient", gradient, length);
      check("secondMoment", secondMoment, length);
      const { decay, epsilon, learningRate } = rates;
      const gain = 1 - decay;
      for (let i = 0; i < length; i++) {
        const g = gradient[i];
        const v = decay * secondMoment[i] + gain * g * g;
        secondMoment[i] = v;
        theta[i] -= learningRate * g / (Math.sqrt(v) + epsilon);
      }
    },
  };
}
