/**
 * The surrogates of the vine: equations 15 and 16 of the TRPO paper.
 *
 * @module
 */
import type { Engine, Vector } from "../../networks/engine.ts";
import type { Policy } from "../../networks/policy.ts";
import { exp } from "../../numerics/mod.ts";

/** States, actions and values that a vine's surrogate is built from. */
export interface VineBatch {
  /** N. */
  readonly states: number;
  /** K. */
  readonly actionsPerState: number;
  /** `[N × observation size]`. */
  readonly observations: Vector;
  /** `[N · K × action size]`: action k of state n in row n · K + k. */
  readonly actions: Vector;
  /** `[N · K]`: log q(a_nk | s_n), the proposal; read by equation 16 only. */
  readonly logProposal: Float64Array;
  /** `[N · K]`: Q̂(s_n, a_nk). */
  readonly q: Float64Array;
}

/**
 * `all-actions`: L_n(θ) = Σ_k π_θ(a_k|s_n) Q̂(s_n, a_k) over every action once,
 * equation 15. `self-normalized`: L_n(θ) = Σ_k w_k Q̂(s_n, a_nk) / Σ_k w_k, w_k
 * = π_θ(a_nk|s_n) / q(a_nk|s_n), equation 16; it needs no baseline, and with K
 * = 1 it would be constant.
 */
export type VineEquation = "all-actions" | "self-normalized";

/** Buffers of a vine's surrogate. */
export interface VineSurrogate {
  /** π. */
  readonly policy: Policy;
  /** Which surrogate it is. */
  readonly equation: VineEquation;
  /** `[N · K × output size]`: each state's parameters K times. */
  readonly repeated: Vector;
  /** `[N · K × output size]`: pulled back. */
  readonly repeatedBar: Vector;
  /** `[N · K]`: log π_θ(a_nk|s_n). */
  readonly logProbs: Vector;
  /** `[N · K]`: ∂L/∂log π_θ(a_nk|s_n). */
  readonly weights: Vector;
  /**
   * `[N · K]`: normalized weights, summing to 1 in a state under equation 16.
   */
  readonly shares: Float64Array;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param policy π.
 * @param equation Which surrogate it is.
 * @param rows The most state-action pairs, N · K.
 * @returns The buffers.
 */
export function createVineSurrogate(
  engine: Engine,
  policy: Policy,
  equation: VineEquation,
  rows: number,
): VineSurrogate {
  const { outputSize } = policy.distribution;
  return {
    policy,
    equation,
    repeated: engine.vector(rows * outputSize),
    repeatedBar: engine.vector(rows * outputSize),
    logProbs: engine.vector(rows),
    weights: engine.vector(rows),
    shares: new Float64Array(rows),
  };
}

/**
 * L(θ) = (1/N) Σ_n L_n(θ), Schulman et al. 2015, section 5.2,
 * https://arxiv.org/abs/1502.05477.
 *
 * @param surrogate Buffers.
 * @param batch The branches.
 * @param outputs `[N × output size]`: the distribution's parameters under θ.
 * @returns L.
 */
export function vineValue(
  surrogate: VineSurrogate,
  batch: VineBatch,
  outputs: Vector,
): number {
  computeShares(surrogate, batch, outputs);
  const { shares } = surrogate;
  const rows = batch.states * batch.actionsPerState;
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += shares[row] * batch.q[row];
  return sum / batch.states;
}

/**
 * ∂L/∂outputs. Equation 15: ∂L_n = Σ_k π_k Q̂_k ∂log π_k. Equation 16, with
 * normalized weights w̄: ∂L_n = Σ_k w̄_k (Q̂_k − L_n) ∂log π_k.
 *
 * @param surrogate Buffers.
 * @param batch The branches.
 * @param outputs `[N × output size]`: the distribution's parameters under θ.
 * @param outputsBar `[N × output size]`, overwritten.
 */
export function vineGradient(
  surrogate: VineSurrogate,
  batch: VineBatch,
  outputs: Vector,
  outputsBar: Vector,
): void {
  computeShares(surrogate, batch, outputs);
  const { policy: { distribution }, shares, weights, repeatedBar } = surrogate;
  const { states, actionsPerState, q } = batch;
  for (let n = 0; n < states; n++) {
    const first = n * actionsPerState;
    let mean = 0;
    if (surrogate.equation === "self-normalized") {
      for (let row = first; row < first + actionsPerState; row++) {
        mean += shares[row] * q[row];
      }
    }
    for (let row = first; row < first + actionsPerState; row++) {
      weights[row] = shares[row] * (q[row] - mean) / states;
    }
  }
  const rows = states * actionsPerState;
  distribution.logProbGradient(
    surrogate.repeated,
    batch.actions,
    weights,
    rows,
    repeatedBar,
  );
  const size = distribution.outputSize;
  outputsBar.fill(0, 0, states * size);
  for (let row = 0; row < rows; row++) {
    const to = Math.floor(row / actionsPerState) * size;
    for (let j = 0; j < size; j++) {
      outputsBar[to + j] += repeatedBar[row * size + j];
    }
  }
}

/**
 * Writes each row several times, one after the other.
 *
 * @param from `[rows × size]`.
 * @param rows How many rows.
 * @param size Numbers in one row.
 * @param times How often each is written.
 * @param to `[rows · times × size]`, overwritten.
 */
export function repeatRows(
  from: Vector,
  rows: number,
  size: number,
  times: number,
  to: Vector,
): void {
  for (let row = 0; row < rows * times; row++) {
    const source = Math.floor(row / times) * size;
    for (let j = 0; j < size; j++) to[row * size + j] = from[source + j];
  }
}

/** π_θ(a_nk|s_n) under equation 15; w_nk / Σ_k w_nk under equation 16. */
function computeShares(
  surrogate: VineSurrogate,
  batch: VineBatch,
  outputs: Vector,
): void {
  const { policy: { distribution }, repeated, logProbs, shares } = surrogate;
  const { states, actionsPerState, logProposal } = batch;
  const size = distribution.outputSize;
  const rows = states * actionsPerState;
  repeatRows(outputs, states, size, actionsPerState, repeated);
  distribution.logProb(repeated, batch.actions, rows, logProbs);
  if (surrogate.equation === "all-actions") {
    for (let row = 0; row < rows; row++) shares[row] = exp(logProbs[row]);
    return;
  }
  for (let n = 0; n < states; n++) {
    const first = n * actionsPerState;
    let largest = -Infinity;
    for (let row = first; row < first + actionsPerState; row++) {
      shares[row] = logProbs[row] - logProposal[row];
      largest = Math.max(largest, shares[row]);
    }
    let sum = 0;
    for (let row = first; row < first + actionsPerState; row++) {
      shares[row] = exp(shares[row] - largest);
      sum += shares[row];
    }
    for (let row = first; row < first + actionsPerState; row++) {
      shares[row] /= sum;
    }
  }
}
