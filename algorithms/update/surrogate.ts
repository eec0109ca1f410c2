/**
 * The importance-sampled surrogate and the mean divergence from the old policy.
 *
 * @module
 */
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { Policy } from "../../networks/policy.ts";
import { exp } from "../../numerics/mod.ts";
import type { Candidate } from "./line_search.ts";
import { meanOf } from "../estimate/mean_of.ts";
import type { Batch } from "../estimate/single_path.ts";

/** Buffers of the surrogate and its gradient. */
export interface Surrogate {
  /** π. */
  readonly policy: Policy;
  /** `[maxRows × output size]`: parameters of the candidate. */
  readonly outputs: Vector;
  /** `[maxRows]`: log π_old(a|s). */
  readonly oldLogProbs: Vector;
  /** `[maxRows]`: log π_θ(a|s). */
  readonly logProbs: Vector;
  /** `[maxRows]`: whatever is summed next. */
  readonly scratch: Vector;
  /** `[maxRows × output size]`: ∂L/∂outputs. */
  readonly outputsBar: Vector;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param policy π.
 * @param maxRows The most rows of a batch.
 * @returns The buffers.
 */
export function createSurrogate(
  engine: Engine,
  policy: Policy,
  maxRows: number,
): Surrogate {
  return {
    policy,
    outputs: engine.vector(maxRows * policy.distribution.outputSize),
    oldLogProbs: engine.vector(maxRows),
    logProbs: engine.vector(maxRows),
    scratch: engine.vector(maxRows),
    outputsBar: engine.vector(maxRows * policy.distribution.outputSize),
  };
}

/**
 * ∂L/∂outputs of L = mean (π/π_old) Â at π = π_old, whose pull-back to θ is
 * mean Â ∇ log π. It also prepares the old policy's side of the batch for
 * {@linkcode judgeSurrogate}.
 *
 * @param surrogate Buffers.
 * @param batch Samples of π_old.
 * @param outputs `[rows × output size]`: parameters of π_old as linearized.
 * @returns `[rows × output size]`: ∂L/∂outputs, a buffer of the surrogate.
 */
export function surrogateGradient(
  surrogate: Surrogate,
  batch: Batch,
  outputs: Vector,
): Vector {
  const { policy: { distribution }, oldLogProbs, scratch } = surrogate;
  const { outputsBar } = surrogate;
  const { rows, actions, advantages } = batch;
  distribution.logProb(batch.outputs, actions, rows, oldLogProbs);
  for (let i = 0; i < rows; i++) scratch[i] = advantages[i] / rows;
  distribution.logProbGradient(outputs, actions, scratch, rows, outputsBar);
  return outputsBar;
}

/**
 * Judges parameters: mean (π_θ/π_old − 1) Â, the gain of the surrogate over
 * π_old, and mean KL(π_old ‖ π_θ). Schulman et al. 2015, equation 14.
 *
 * @param surrogate Buffers that {@linkcode surrogateGradient} has prepared.
 * @param batch The same samples.
 * @param theta θ.
 * @returns Gain and divergence.
 */
export function judgeSurrogate(
  surrogate: Surrogate,
  batch: Batch,
  theta: Vector,
): Candidate {
  const { policy, outputs, oldLogProbs, logProbs } = surrogate;
  const { rows, advantages } = batch;
  policy.forward(theta, batch.observations, rows, outputs);
  policy.distribution.logProb(outputs, batch.actions, rows, logProbs);
  let improvement = 0;
  for (let i = 0; i < rows; i++) {
    improvement += (exp(logProbs[i] - oldLogProbs[i]) - 1) * advantages[i];
  }
  return { improvement: improvement / rows, kl: meanKl(surrogate, batch) };
}

function meanKl(surrogate: Surrogate, batch: Batch): number {
  const { policy, outputs, scratch } = surrogate;
  policy.distribution.klOldNew(batch.outputs, outputs, batch.rows, scratch);
  return meanOf(scratch, batch.rows);
}

/**
 * Mean entropy of the batch's π_old.
 *
 * @param surrogate Buffers.
 * @param batch Samples of π_old.
 * @returns The entropy in nats.
 */
export function meanEntropy(surrogate: Surrogate, batch: Batch): number {
  const { policy, scratch } = surrogate;
  policy.distribution.entropy(batch.outputs, batch.rows, scratch);
  return meanOf(scratch, batch.rows);
}
