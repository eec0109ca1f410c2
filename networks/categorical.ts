/**
 * The categorical distribution over a finite set of actions.
 *
 * @module
 */
import { exp, log } from "../numerics/elementary.ts";
import type { Random } from "../numerics/random.ts";
import type { Distribution } from "./distribution.ts";
import type { Vector } from "./vector.ts";

/** The largest f32 below 1: rounding to a vector of f32 must not make a uniform 1. */
const LARGEST_UNIFORM = 1 - 1 / 2 ** 24;

/**
 * Makes the categorical distribution with p = softmax(logits). Actions are
 * indices 0…n − 1, stored as numbers. Everything is computed from
 * d = logits − max logits and s = Σ exp d, so that logits of any finite size
 * give finite results; a logit of NaN gives NaN, and an action of NaN.
 *
 * - log π(a) = d_a − log s, with gradient 1[a] − p
 * - H = log s − Σ p·d, with gradient −p·(log p + H)
 * - KL(p‖q) = Σ p·(log p − log q), with gradient q − p in q's logits
 * - Fisher information diag(p) − p·pᵀ
 *
 * @param n How many actions there are, ≥ 1.
 * @returns The distribution; it reuses buffers of its own and is for one thread.
 * @throws {RangeError} If `n` is not a positive integer.
 *
 * @example Equal logits give log ½
 * ```ts
 * import { categorical } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const logProb = new Float64Array(1);
 * const logits = Float64Array.of(3, 3);
 * categorical(2).logProb(logits, Float64Array.of(1), 1, logProb);
 * assertAlmostEquals(logProb[0], -Math.LN2);
 * ```
 */
export function categorical(n: number): Distribution {
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(
      `Cannot create a categorical distribution as 'n' must be a positive integer: current value is ${n}`,
    );
  }
  // p and d of the row at hand, and of a second distribution beside it.
  const p = new Float64Array(n), d = new Float64Array(n);
  const q = new Float64Array(n), e = new Float64Array(n);

  return {
    kind: "categorical",
    outputSize: n,
    actionSize: 1,

    drawNoise(random: Random, row: number, noise: Vector) {
      noise[row] = Math.min(random.uniform(), LARGEST_UNIFORM);
    },

    sample(outputs: Vector, noise: Vector, rows: number, actions: Vector) {
      for (let i = 0; i < rows; i++) {
        const s = softmax(outputs, i * n, p, d);
        // The first action whose cumulative probability exceeds the noise.
        let rest = noise[i];
        let action = 0;
        while (action < n - 1 && (rest -= p[action]) >= 0) action++;
        actions[i] = s === s ? action : NaN;
      }
    },

    mode(outputs: Vector, rows: number, actions: Vector) {
      for (let i = 0; i < rows; i++) {
        let best = outputs[i * n];
        let action = 0;
        for (let k = 1; k < n; k++) {
          const logit = outputs[i * n + k];
          if (logit > best || logit !== logit) {
            best = logit;
            action = k;
          }
        }
        actions[i] = best === best ? action : NaN;
      }
    },

    logProb(outputs: Vector, actions: Vector, rows: number, out: Vector) {
      for (let i = 0; i < rows; i++) {
        const s = softmax(outputs, i * n, p, d);
        out[i] = d[actions[i]] - log(s);
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
        softmax(outputs, i * n, p, d);
        const weight = weights[i];
        for (let k = 0; k < n; k++) out[i * n + k] = -weight * p[k];
        out[i * n + actions[i]] = weight * (1 - p[actions[i]]);
      }
    },

    entropy(outputs: Vector, rows: number, out: Vector) {
      for (let i = 0; i < rows; i++) {
        const s = softmax(outputs, i * n, p, d);
        out[i] = log(s) - meanShifted();
      }
    },

    addEntropyGradient(
      outputs: Vector,
      weight: number,
      rows: number,
      out: Vector,
    ) {
      for (let i = 0; i < rows; i++) {
        softmax(outputs, i * n, p, d);
        // log p + H = (d − log s) + (log s − Σ p·d)
        const mean = meanShifted();
        for (let k = 0; k < n; k++) {
          out[i * n + k] -= weight * p[k] * (d[k] - mean);
        }
      }
    },

    klOldNew(
      oldOutputs: Vector,
      newOutputs: Vector,
      rows: number,
      out: Vector,
    ) {
      for (let i = 0; i < rows; i++) {
        const oldSum = softmax(oldOutputs, i * n, p, d);
        const newSum = softmax(newOutputs, i * n, q, e);
        let sum = 0;
        for (let k = 0; k < n; k++) sum += p[k] * (d[k] - e[k]);
        out[i] = sum + log(newSum / oldSum);
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
        softmax(oldOutputs, i * n, p, d);
        softmax(newOutputs, i * n, q, e);
        for (let k = 0; k < n; k++) out[i * n + k] = weight * (q[k] - p[k]);
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
        softmax(outputs, i * n, p, d);
        let mean = 0;
        for (let k = 0; k < n; k++) mean += p[k] * tangent[i * n + k];
        for (let k = 0; k < n; k++) {
          out[i * n + k] = weight * p[k] * (tangent[i * n + k] - mean);
        }
      }
    },
  };

  /** Σ p·d of the row that `softmax` read. */
  function meanShifted(): number {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += p[k] * d[k];
    return sum;
  }
}

/**
 * Reads a row of logits from `start` on: shifted ← logits − max logits,
 * probabilities ← exp(shifted) / s.
 *
 * @returns s = Σ exp(shifted), in [1, n].
 */
function softmax(
  logits: Vector,
  start: number,
  probabilities: Float64Array,
  shifted: Float64Array,
): number {
  const n = probabilities.length;
  let largest = logits[start];
  for (let k = 1; k < n; k++) {
    const logit = logits[start + k];
    if (logit > largest) largest = logit;
  }
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const difference = logits[start + k] - largest;
    const weight = exp(difference);
    shifted[k] = difference;
    probabilities[k] = weight;
    sum += weight;
  }
  const inverse = 1 / sum;
  for (let k = 0; k < n; k++) probabilities[k] *= inverse;
  return sum;
}
