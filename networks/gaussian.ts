/**
 * The diagonal Gaussian distribution over vectors of actions.
 *
 * @module
 */
import { exp } from "../numerics/elementary.ts";
import type { Random } from "../numerics/random.ts";
import type { Distribution } from "./distribution.ts";
import type { Vector } from "./vector.ts";

/** ½ log 2π. */
const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Makes the Gaussian distribution with independent dimensions. One row of
 * parameters is the mean μ `[actionSize]`, then λ = log σ `[actionSize]`. With
 * z = (a − μ)/σ, summed over dimensions:
 *
 * - log π(a) = −½z² − λ − ½ log 2π, with gradients z/σ in μ and z² − 1 in λ
 * - H = λ + ½ log 2πe, with gradients 0 and 1
 * - KL(p‖q) = λ_q − λ_p + (σ_p² + (μ_p − μ_q)²)/(2σ_q²) − ½, with gradients
 *   (μ_q − μ_p)/σ_q² in μ_q and 1 − (σ_p² + (μ_p − μ_q)²)/σ_q² in λ_q
 * - Fisher information diag(1/σ², 2)
 *
 * @param actionSize Numbers in one action, ≥ 1.
 * @returns The distribution.
 * @throws {RangeError} If `actionSize` is not a positive integer.
 *
 * @example The standard normal at its mean
 * ```ts
 * import { diagonalGaussian } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const logProb = new Float64Array(1);
 * const row = Float64Array.of(0, 0); // mean, log σ
 * diagonalGaussian(1).logProb(row, Float64Array.of(0), 1, logProb);
 * assertAlmostEquals(logProb[0], -0.9189385332046727);
 * ```
 */
export function diagonalGaussian(actionSize: number): Distribution {
  if (!Number.isInteger(actionSize) || actionSize < 1) {
    throw new RangeError(
      `Cannot create a Gaussian distribution as 'actionSize' must be a positive integer: current value is ${actionSize}`,
    );
  }
  const A = actionSize;

  return {
    kind: "gaussian",
    outputSize: 2 * A,
    actionSize: A,

    drawNoise(random: Random, row: number, noise: Vector) {
      for (let k = 0; k < A; k++) noise[row * A + k] = random.normal();
    },

    sample(outputs: Vector, noise: Vector, rows: number, actions: Vector) {
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < A; k++) {
          const mean = outputs[i * 2 * A + k];
          const std = exp(outputs[i * 2 * A + A + k]);
          actions[i * A + k] = mean + std * noise[i * A + k];
        }
      }
    },

    mode(outputs: Vector, rows: number, actions: Vector) {
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < A; k++) actions[i * A + k] = outputs[i * 2 * A + k];
      }
    },

    logProb(outputs: Vector, actions: Vector, rows: number, out: Vector) {
      for (let i = 0; i < rows; i++) {
        let sum = 0;
        for (let k = 0; k < A; k++) {
          const logStd = outputs[i * 2 * A + A + k];
          const z = (actions[i * A + k] - outputs[i * 2 * A + k]) *
            exp(-logStd);
          sum -= 0.5 * z * z + logStd + HALF_LOG_TWO_PI;
        }
        out[i] = sum;
      }
    },

    logProbGradient(
      outputs: Vector,
      actions: Vector,
      weights: Vector,
      rows: number,
      out: Vector,
    ) {
      for (let i = 0; i < rows; i++) {
        const weight = weights[i];
        for (let k = 0; k < A; k++) {
          const at = i * 2 * A + k;
          const inverseStd = exp(-outputs[at + A]);
          const z = (actions[i * A + k] - outputs[at]) * inverseStd;
          out[at] = weight * z * inverseStd;
          out[at + A] = weight * (z * z - 1);
        }
      }
    },

    entropy(outputs: Vector, rows: number, out: Vector) {
      for (let i = 0; i < rows; i++) {
        let sum = 0;
        for (let k = 0; k < A; k++) {
          sum += outputs[i * 2 * A + A + k] + (HALF_LOG_TWO_PI + 0.5);
        }
        out[i] = sum;
      }
    },

    addEntropyGradient(
      _outputs: Vector,
      weight: number,
      rows: number,
      out: Vector,
    ) {
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < A; k++) out[i * 2 * A + A + k] += weight;
      }
    },

    klOldNew(
      oldOutputs: Vector,
      newOutputs: Vector,
      rows: number,
      out: Vector,
    ) {
      for (let i = 0; i < rows; i++) {
        let sum = 0;
        for (let k = 0; k < A; k++) {
          const at = i * 2 * A + k;
          const oldLogStd = oldOutputs[at + A];
          const newLogStd = newOutputs[at + A];
          const ratio = exp(oldLogStd - newLogStd);
          const z = (oldOutputs[at] - newOutputs[at]) * exp(-newLogStd);
          sum += newLogStd - oldLogStd + 0.5 * (ratio * ratio + z * z - 1);
        }
        out[i] = sum;
      }
    },

    klOldNewGradient(
      oldOutputs: Vector,
      newOutputs: Vector,
      weight: number,
      rows: number,
      out: Vector,
    ) {
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < A; k++) {
          const at = i * 2 * A + k;
          const newLogStd = newOutputs[at + A];
          const inverseStd = exp(-newLogStd);
          const ratio = exp(oldOutputs[at + A] - newLogStd);
          const z = (newOutputs[at] - oldOutputs[at]) * inverseStd;
          out[at] = weight * z * inverseStd;
          out[at + A] = weight * (1 - ratio * ratio - z * z);
        }
      }
    },

    metric(
      outputs: Vector,
      tangent: Vector,
      weight: number,
      rows: number,
      out: Vector,
    ) {
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < A; k++) {
          const at = i * 2 * A + k;
          const inverseStd = exp(-outputs[at + A]);
          out[at] = weight * inverseStd * inverseStd * tangent[at];
          out[at + A] = weight * 2 * tangent[at + A];
        }
      }
    },
  };
}
