/**
 * The score-function gradient.
 *
 * @module
 */
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { Policy } from "../../networks/policy.ts";
import { optimalConstantGradient } from "../estimate/subtract_baseline.ts";
import type { Trajectories } from "../collect/trajectories.ts";

/** What is read of whole episodes. */
export type ScoredEpisodes = Pick<
  Trajectories,
  "rows" | "starts" | "observations" | "actions"
>;

/** Buffers of a policy's score-function gradient. */
export interface ScoreBuffers {
  /** π. */
  readonly policy: Policy;
  /** `[θ]`: ĝ, ascended. */
  readonly gradient: Vector;
  /** `[rows]`: weights of the scores. */
  readonly weights: Vector;
  /** `[rows × output size]`: pulled back. */
  readonly outputsBar: Vector;
}

/** What weighs the scores, and the entropy beside them. */
interface ScoreWeights {
  /** `[rows]`: Ψ_t, or γᵗ Ψ_t where states are discounted. */
  readonly psi: Float64Array;
  /** c_e. */
  readonly entropyCoefficient: number;
}

/** The same, with what the optimal baseline is weighed by. */
interface DiscountedScoreWeights extends ScoreWeights {
  /** `[rows]`: γᵗ, or 1 where states are not discounted. */
  readonly discounts: Float64Array;
}

/**
 * Makes the buffers.
 *
 * @param engine Where they live.
 * @param policy Whose gradient it is.
 * @param maxRows The most rows of a batch.
 * @returns The buffers.
 */
export function createScoreBuffers(
  engine: Engine,
  policy: Policy,
  maxRows: number,
): ScoreBuffers {
  return {
    policy,
    gradient: engine.vector(policy.parameterCount),
    weights: engine.vector(maxRows),
    outputsBar: engine.vector(maxRows * policy.distribution.outputSize),
  };
}

/**
 * ĝ = (1/E) Σ_j Σ_t (Ψ_t ∇ log π(a_t|s_t) + c_e ∇H(s_t)), E episodes.
 *
 * Williams 1992, https://doi.org/10.1007/BF00992696.
 *
 * @param buffers π and its buffers.
 * @param theta θ.
 * @param batch The episodes.
 * @param weights Ψ and c_e.
 * @returns ĝ, one of the buffers.
 */
export function scoreGradient(
  buffers: ScoreBuffers,
  theta: Vector,
  batch: ScoredEpisodes,
  { psi, entropyCoefficient }: ScoreWeights,
): Vector {
  const { rows, observations, actions } = batch;
  const { policy, gradient, weights, outputsBar } = buffers;
  const episodes = batch.starts.length - 1;
  const { distribution } = policy;
  const { y: outputs, vjp } = policy.linearize(theta, observations, rows);
  for (let row = 0; row < rows; row++) weights[row] = psi[row] / episodes;
  distribution.logProbGradient(outputs, actions, weights, rows, outputsBar);
  if (entropyCoefficient > 0) {
    const weight = entropyCoefficient / episodes;
    distribution.addEntropyGradient(outputs, weight, rows, outputsBar);
  }
  vjp(outputsBar, gradient);
  return gradient;
}

/**
 * The same with the constant baseline of least variance, one for each
 * parameter, by {@linkcode optimalConstantGradient}: one pull-back of
 * Γ_j = Σ_t γᵗ Ψ_t ∇ log π and one of S_j = Σ_t γᵗ ∇ log π a trajectory.
 *
 * @param buffers π and its buffers.
 * @param theta θ.
 * @param batch The episodes.
 * @param weights γᵗ Ψ, γᵗ and c_e.
 * @returns ĝ, one of the buffers.
 */
export function optimalScoreGradient(
  buffers: ScoreBuffers,
  theta: Vector,
  batch: ScoredEpisodes,
  { psi, discounts, entropyCoefficient }: DiscountedScoreWeights,
): Vector {
  const { rows, starts, observations, actions } = batch;
  const { policy, gradient, weights, outputsBar } = buffers;
  const episodes = starts.length - 1;
  const { distribution } = policy;
  const { y: outputs, vjp } = policy.linearize(theta, observations, rows);
  const pull = (e: number, of: Float64Array): Vector => {
    weights.fill(0);
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      weights[row] = of[row];
    }
    distribution.logProbGradient(outputs, actions, weights, rows, outputsBar);
    vjp(outputsBar, gradient);
    return gradient.slice();
  };
  const numbers = Array.from({ length: episodes }, (_, e) => e);
  const weighted = numbers.map((e) => pull(e, psi));
  const scores = numbers.map((e) => pull(e, discounts));
  optimalConstantGradient(weighted, scores, gradient);
  if (entropyCoefficient > 0) {
    const constant = gradient.slice();
    const weight = entropyCoefficient / episodes;
    outputsBar.fill(0);
    distribution.addEntropyGradient(outputs, weight, rows, outputsBar);
    vjp(outputsBar, gradient);
    for (let i = 0; i < gradient.length; i++) gradient[i] += constant[i];
  }
  return gradient;
}
