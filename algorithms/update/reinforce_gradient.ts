/**
 * The score-function gradient.
 *
 * @module
 */
import type { Engine, Vector } from "../../networks/engine.ts";
import type { Policy } from "../../networks/policy.ts";
import { optimalConstantGradient } from "../estimate/reinforce_baseline.ts";
import type { Trajectories } from "../collect/trajectories.ts";

/** What is read of whole episodes. */
export type ScoredEpisodes = Pick<
  Trajectories,
  "rows" | "starts" | "observations" | "actions"
>;

/** Buffers of a score-function gradient. */
export interface ScoreBuffers {
  /** `[θ]`: ĝ, ascended. */
  readonly gradient: Vector;
  /** `[rows]`: weights of the scores. */
  readonly weights: Vector;
  /** `[rows × output size]`: pulled back. */
  readonly outputsBar: Vector;
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
 * @param policy π.
 * @param theta θ.
 * @param batch The episodes.
 * @param psi `[rows]`: Ψ_t.
 * @param entropyCoefficient c_e.
 * @param buffers `buffers.gradient` holds the result.
 */
export function scoreGradient(
  policy: Policy,
  theta: Vector,
  batch: ScoredEpisodes,
  psi: Float64Array,
  entropyCoefficient: number,
  buffers: ScoreBuffers,
): void {
  const { rows, observations, actions } = batch;
  const { gradient, weights, outputsBar } = buffers;
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
}

/**
 * The same with the constant baseline of least variance, one for each
 * parameter, by {@linkcode optimalConstantGradient}: one pull-back of
 * Γ_j = Σ_t γᵗ Ψ_t ∇ log π and one of S_j = Σ_t γᵗ ∇ log π a trajectory.
 *
 * @param policy π.
 * @param theta θ.
 * @param batch The episodes.
 * @param psi `[rows]`: γᵗ Ψ_t.
 * @param discounts `[rows]`: γᵗ, or 1 where states are not discounted.
 * @param entropyCoefficient c_e.
 * @param buffers `buffers.gradient` holds the result.
 */
export function optimalScoreGradient(
  policy: Policy,
  theta: Vector,
  batch: ScoredEpisodes,
  psi: Float64Array,
  discounts: Float64Array,
  entropyCoefficient: number,
  buffers: ScoreBuffers,
): void {
  const { rows, starts, observations, actions } = batch;
  const { gradient, weights, outputsBar } = buffers;
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
}
