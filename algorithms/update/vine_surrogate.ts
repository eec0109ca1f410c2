/**
 * The surrogates of the vine: equations 15 and 16 of the TRPO paper.
 *
 * @module
 */
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { Policy } from "../../networks/policy.ts";
import { exp } from "../../numerics/mod.ts";
import { repeatRows } from "../collect/rows.ts";
import type { RepeatedPolicy } from "../collect/vine_actions.ts";
import type { VineBatch } from "../collect/vine_batch.ts";
import { meanOf } from "../estimate/mean_of.ts";
import type { Candidate } from "./line_search.ts";

/**
 * `all-actions`: L_n(θ) = Σ_k π_θ(a_k|s_n) Q̂(s_n, a_k) over every action once,
 * equation 15. `self-normalized`: L_n(θ) = Σ_k w_k Q̂(s_n, a_nk) / Σ_k w_k, w_k
 * = π_θ(a_nk|s_n) / q(a_nk|s_n), equation 16; it needs no baseline, and with K
 * = 1 it would be constant.
 */
export type VineEquation = "all-actions" | "self-normalized";

/** Buffers of a vine's surrogate. */
export interface VineSurrogate extends RepeatedPolicy {
  /** Which surrogate it is. */
  readonly equation: VineEquation;
  /** `[N · K × output size]`: pulled back. */
  readonly repeatedBar: Vector;
  /** `[N · K]`: ∂L/∂log π_θ(a_nk|s_n). */
  readonly weights: Vector;
  /**
   * `[N · K]`: normalized weights, summing to 1 in a state under equation 16.
   */
  readonly shares: Float64Array;
  /** `[N × output size]`: ∂L/∂outputs. */
  readonly outputsBar: Vector;
  /** `[N × output size]`: parameters of π_old. */
  readonly oldOutputs: Vector;
  /** `[N × output size]`: parameters of a candidate. */
  readonly outputs: Vector;
  /** `[N]`: whatever is averaged next. */
  readonly scratch: Vector;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param policy π.
 * @param batch Says N and K.
 * @param equation Which surrogate it is.
 * @returns The buffers.
 */
export function createVineSurrogate(
  engine: Engine,
  policy: Policy,
  batch: Pick<VineBatch, "states" | "actionsPerState">,
  equation: VineEquation,
): VineSurrogate {
  const { outputSize } = policy.distribution;
  const { states } = batch;
  const rows = states * batch.actionsPerState;
  return {
    policy,
    equation,
    repeated: engine.vector(rows * outputSize),
    repeatedBar: engine.vector(rows * outputSize),
    logProbs: engine.vector(rows),
    weights: engine.vector(rows),
    shares: new Float64Array(rows),
    outputsBar: engine.vector(states * outputSize),
    oldOutputs: engine.vector(states * outputSize),
    outputs: engine.vector(states * outputSize),
    scratch: engine.vector(states),
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
 * @returns `[N × output size]`: ∂L/∂outputs, a buffer of the surrogate.
 */
export function vineGradient(
  surrogate: VineSurrogate,
  batch: VineBatch,
  outputs: Vector,
): Vector {
  computeShares(surrogate, batch, outputs);
  const { policy: { distribution }, shares, weights, repeatedBar } = surrogate;
  const { outputsBar } = surrogate;
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
  return outputsBar;
}

/**
 * Judges parameters: the gain of L over π_old, and mean KL(π_old ‖ π_θ).
 *
 * @param surrogate Buffers; `oldOutputs` are π_old's.
 * @param batch The branches.
 * @param theta θ.
 * @param oldValue L of π_old.
 * @returns Gain and divergence.
 */
export function judgeVine(
  surrogate: VineSurrogate,
  batch: VineBatch,
  theta: Vector,
  oldValue: number,
): Candidate {
  const { policy, oldOutputs, outputs, scratch } = surrogate;
  const { states, observations } = batch;
  policy.forward(theta, observations, states, outputs);
  policy.distribution.klOldNew(oldOutputs, outputs, states, scratch);
  const kl = meanOf(scratch, states);
  return { improvement: vineValue(surrogate, batch, outputs) - oldValue, kl };
}

/**
 * Mean entropy of π_old over the rollout set.
 *
 * @param surrogate Buffers; `oldOutputs` are π_old's.
 * @param states N.
 * @returns The entropy in nats.
 */
export function vineEntropy(surrogate: VineSurrogate, states: number): number {
  const { policy, oldOutputs, scratch } = surrogate;
  policy.distribution.entropy(oldOutputs, states, scratch);
  return meanOf(scratch, states);
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
  const times = actionsPerState;
  repeatRows({ source: outputs, rows: states, size, times }, repeated);
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
