/**
 * Generalized state-dependent exploration (gSDE).
 *
 * @module
 */
import { exp, log } from "../numerics/elementary.ts";
import type { Random } from "../numerics/random.ts";
import type { Engine, Network } from "./engine.ts";
import type { Vector } from "./vector.ts";
import { type GaussianHead, gaussianLayout } from "./gaussian_head.ts";

/** Added to every variance, as in Stable-Baselines3. */
const EPSILON = 1e-6;

/**
 * Makes the head of a gSDE policy (Raffin, Kober & Stulp 2022, Smooth
 * exploration for robotic reinforcement learning, eq. 4,
 * https://arxiv.org/abs/2005.05719). With h the activations of the last hidden
 * layer and log σ `[features × actions]`,
 *
 * a = μ + h·E, E_fk ~ N(0, σ_fk²), so that
 * a_k ~ N(μ_k, v_k), v_k = Σ_f h_f²σ_fk² + 10⁻⁶
 *
 * and the outputs are μ, ½ log v. As in `StateDependentNoiseDistribution` of
 * Stable-Baselines3 (full std, no expln), h counts as a constant in v:
 * the network learns by μ alone, and ∂(½ log v_k)/∂ log σ_fk = h_f²σ_fk² / v_k.
 *
 * @param engine Gives the buffers.
 * @param network Gives the means, `[rows × actions]`, and the features; it has
 * a hidden layer.
 * @returns The head. As with a network, its buffers are overwritten by the next
 * `forward` or `linearize`.
 */
export function stateDependentHead(
  engine: Engine,
  network: Network,
): GaussianHead {
  const { maxRows, featureSize } = network;
  const actions = network.spec.outputSize;
  const matrixSize = featureSize * actions;
  const layout = gaussianLayout(network, matrixSize);
  const { logStdOffset } = layout;
  const mean = engine.vector(maxRows * actions);
  const features = engine.vector(maxRows * featureSize);
  const y = engine.vector(maxRows * 2 * actions);
  const inverseVariance = new Float64Array(maxRows * actions);
  // Matrices, stored action by action so that sums over features run along
  // memory: σ², and one that the linear maps work on.
  const logStd = new Float64Array(matrixSize).fill(NaN);
  const squaredStd = new Float64Array(matrixSize);
  const work = new Float64Array(matrixSize);
  const std = new Float64Array(matrixSize);

  /** Reads σ² from θ; where log σ is what it was, so is σ². */
  function readSquaredStd(theta: Vector): void {
    for (let k = 0, at = 0; k < actions; k++) {
      for (let f = 0; f < featureSize; f++, at++) {
        const value = theta[logStdOffset + f * actions + k];
        if (value === logStd[at]) continue;
        logStd[at] = value;
        squaredStd[at] = exp(2 * value);
      }
    }
  }

  /** Σ_f h_f² m_fk, row i and action k, m being stored action by action. */
  function weighSquares(i: number, k: number, m: Float64Array): number {
    const row = i * featureSize;
    const column = k * featureSize;
    // Two sums, so that one addition need not wait for the other.
    let even = 0;
    let odd = 0;
    let f = 0;
    for (; f + 1 < featureSize; f += 2) {
      const h0 = features[row + f];
      const h1 = features[row + f + 1];
      even += h0 * h0 * m[column + f];
      odd += h1 * h1 * m[column + f + 1];
    }
    if (f < featureSize) {
      const h = features[row + f];
      even += h * h * m[column + f];
    }
    return even + odd;
  }

  /** Row i of `outputs` = μ, ½ log v; keeps 1/v. */
  function join(theta: Vector, means: Vector, rows: number, outputs: Vector) {
    network.features(features);
    readSquaredStd(theta);
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < actions; k++) {
        const variance = weighSquares(i, k, squaredStd) + EPSILON;
        inverseVariance[i * actions + k] = 1 / variance;
        outputs[i * 2 * actions + k] = means[i * actions + k];
        outputs[i * 2 * actions + actions + k] = 0.5 * log(variance);
      }
    }
  }

  return {
    layout,

    forward(theta, x, rows, outputs) {
      network.forward(theta, x, rows, mean);
      join(theta, mean, rows, outputs);
    },

    linearize(theta, x, rows) {
      const means = network.linearize(theta, x, rows);
      join(theta, means.y, rows, y);

      // μ̄ goes to the network; log σ̄_fk = σ_fk² Σᵢ h_f² ȳ_k / v_k.
      function vjp(yBar: Vector, out: Vector): void {
        work.fill(0);
        for (let i = 0; i < rows; i++) {
          for (let k = 0; k < actions; k++) {
            const at = i * 2 * actions + k;
            mean[i * actions + k] = yBar[at];
            const weight = yBar[at + actions] *
              inverseVariance[i * actions + k];
            const row = i * featureSize;
            const column = k * featureSize;
            for (let f = 0; f < featureSize; f++) {
              const h = features[row + f];
              work[column + f] += h * h * weight;
            }
          }
        }
        means.vjp(mean, out);
        out.fill(0, network.parameterCount, layout.parameterCount);
        for (let k = 0, at = 0; k < actions; k++) {
          for (let f = 0; f < featureSize; f++, at++) {
            out[logStdOffset + f * actions + k] = squaredStd[at] * work[at];
          }
        }
      }

      // ẏ_k = Σ_f h_f² (σ_fk² log σ̇_fk) / v_k beside the network's μ̇.
      function jvp(thetaDot: Vector, out: Vector): void {
        for (let k = 0, at = 0; k < actions; k++) {
          for (let f = 0; f < featureSize; f++, at++) {
            work[at] = squaredStd[at] *
              thetaDot[logStdOffset + f * actions + k];
          }
        }
        means.jvp(thetaDot, mean);
        for (let i = 0; i < rows; i++) {
          for (let k = 0; k < actions; k++) {
            const at = i * 2 * actions + k;
            out[at] = mean[i * actions + k];
            out[at + actions] = weighSquares(i, k, work) *
              inverseVariance[i * actions + k];
          }
        }
      }

      return { y: y.subarray(0, rows * 2 * actions), vjp, jvp };
    },

    exploration: {
      matrixSize,

      resample(
        theta: Vector,
        count: number,
        random: Random,
        matrices: Float64Array,
      ) {
        for (let j = 0; j < matrixSize; j++) {
          std[j] = exp(theta[logStdOffset + j]);
        }
        for (let i = 0; i < count; i++) {
          for (let j = 0; j < matrixSize; j++) {
            matrices[i * matrixSize + j] = std[j] * random.normal();
          }
        }
      },

      act(
        outputs: Vector,
        rows: number,
        matrices: Float64Array,
        out: Vector,
      ) {
        for (let i = 0; i < rows; i++) {
          for (let k = 0; k < actions; k++) {
            let action = outputs[i * 2 * actions + k];
            for (let f = 0; f < featureSize; f++) {
              action += features[i * featureSize + f] *
                matrices[i * matrixSize + f * actions + k];
            }
            out[i * actions + k] = action;
          }
        }
      },
    },
  };
}
