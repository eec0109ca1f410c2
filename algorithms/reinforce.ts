/**
 * REINFORCE, with its baselines.
 *
 * @module
 */
import type { VectorMath } from "../networks/engine.ts";
import type { Vector } from "../networks/vector.ts";
import { norm } from "../networks/mod.ts";
import type { AlgorithmRecord, Diagnostics } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import type { Parts } from "./state/parts.ts";
import { collectTrajectories } from "./collect/collect_trajectories.ts";
import {
  countTruncated,
  createTrajectories,
  trajectoryCapacity,
} from "./collect/trajectories.ts";
import type { Trajectories } from "./collect/trajectories.ts";
import {
  createFittedBaseline,
  evaluateBaseline,
  fitBaseline,
  setTargets,
} from "./estimate/fitted_baseline.ts";
import type { FittedBaseline } from "./estimate/fitted_baseline.ts";
import { meanOf } from "./estimate/mean_of.ts";
import { rewardsToGo } from "./estimate/rewards_to_go.ts";
import { discountsOf, spreadTotals } from "./estimate/weigh_steps.ts";
import { standardize } from "./estimate/standardize.ts";
import {
  subtractMeanOfOthers,
  subtractTimeMeanOfOthers,
} from "./estimate/subtract_baseline.ts";
import { resampleEveryOf } from "./options/policy_spec.ts";
import { reinforceSchema } from "./options/reinforce_options.ts";
import type { ReinforceOptions } from "./options/reinforce_options.ts";
import { resolveOptions } from "./options/resolve_options.ts";
import { actingPolicy } from "./state/acting_policy.ts";
import { createPolicy } from "./state/create_policy.ts";
import {
  createOptimizer,
  optimizerStep,
  savedOptimizer,
} from "./state/optimizer.ts";
import type { Optimizer } from "./state/optimizer.ts";
import { decodeState, encodeState } from "./state/saved_state.ts";
import type { SavedTree } from "./state/saved_state.ts";
import { divergenceOf } from "./update/divergence.ts";
import {
  createScoreBuffers,
  optimalScoreGradient,
  scoreGradient,
} from "./update/score_gradient.ts";
import type { ScoreBuffers } from "./update/score_gradient.ts";

/** REINFORCE between two iterations. */
export interface ReinforceState {
  /** Complete options. */
  readonly options: ReinforceOptions;
  /** Operations on θ and its gradient. */
  readonly math: VectorMath;
  /** θ. */
  readonly theta: Vector;
  /** The episodes played last. */
  readonly trajectories: Trajectories;
  /** The value baseline; null with any other. */
  readonly fitted: FittedBaseline | null;
  /** Moves θ. */
  readonly optimizer: Optimizer;
  /** π, and buffers of the gradient. */
  readonly score: ScoreBuffers;
  /** `[rows]`: Ψ_t. */
  readonly psi: Float64Array;
  /** `[rows]`: γᵗ, or 1 where states are not discounted. */
  readonly discounts: Float64Array;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: ReinforceOptions, parts: Parts): ReinforceState {
  const { engine, environments } = parts;
  const { network, exploration, baseline } = options;
  const maxRows = trajectoryCapacity(environments);
  const { policy, theta, initialization } = createPolicy(
    parts,
    options,
    maxRows,
  );
  const trajectories = createTrajectories(parts, policy, {
    ...options,
    resampleEvery: resampleEveryOf(exploration),
  });
  const fitted = baseline.kind === "value"
    ? createFittedBaseline(parts, {
      baseline,
      network,
      maxRows,
      initialization,
    })
    : null;
  const optimizer = createOptimizer(options.optimizer, engine, theta.length);
  return {
    options,
    math: engine.math,
    theta,
    trajectories,
    fitted,
    optimizer,
    score: createScoreBuffers(engine, policy, maxRows),
    psi: new Float64Array(maxRows),
    discounts: new Float64Array(maxRows),
    saved: {
      theta,
      trajectories: trajectories.saved,
      optimizer: savedOptimizer(optimizer),
      fitted: fitted ? fitted.value.saved : {},
    },
  };
}

function iterate(state: ReinforceState): Diagnostics {
  const { options, math, theta, trajectories, fitted, psi, discounts } = state;
  const { gamma, baseline, entropyCoefficient } = options;

  // Play whole episodes under π_θ.
  const episodes = collectTrajectories(trajectories, theta);
  const { rows, starts } = trajectories;

  // Ψ_t = Σ_{l ≥ t} γˡ⁻ᵗ r_l, or the total return Σ_l γˡ r_l
  const ends = fitted && evaluateBaseline(fitted, trajectories);
  rewardsToGo(trajectories, gamma, ends, psi);
  if (fitted) setTargets(fitted, trajectories, gamma, psi);
  if (options.returns === "total") spreadTotals(starts, psi);

  // Ψ_t ← Ψ_t − b; the optimal constant is subtracted in the gradient.
  if (baseline.kind === "mean") subtractMeanOfOthers(starts, psi);
  if (baseline.kind === "time") subtractTimeMeanOfOthers(starts, psi);
  if (fitted) {
    for (let row = 0; row < rows; row++) psi[row] -= fitted.values[row];
  }
  const optimal = baseline.kind === "optimal";
  if (options.normalizeAdvantage && !optimal) standardize(psi, rows);

  // Ψ_t ← γᵗ Ψ_t where states are discounted
  discountsOf(starts, options.discountStates ? gamma : 1, discounts);
  for (let row = 0; row < rows; row++) psi[row] *= discounts[row];

  // ĝ = (1/E) Σ_j Σ_t (Ψ_t ∇ log π(a_t|s_t) + c_e ∇H(s_t))
  const gradientOf = optimal ? optimalScoreGradient : scoreGradient;
  const entropy = meanEntropy(state);
  const g = gradientOf(state.score, theta, trajectories, {
    psi,
    discounts,
    entropyCoefficient,
  });

  // θ ← θ + α ĝ, by an optimizer, which descends
  const gradientNorm = norm(math, g);
  if (Number.isFinite(gradientNorm)) {
    math.scale(-1, g);
    optimizerStep(state.optimizer, theta, g, options.learningRate);
  }

  // V ← min_φ Σ (V_φ(s) − target)² + λ‖φ − φ_old‖², after its use
  const fit = fitted
    ? fitBaseline(fitted, trajectories)
    : { truncatedReturns: countTruncated(trajectories) };
  return {
    steps: trajectories.steps[0],
    episodes,
    metrics: { entropy, gradientNorm, ...fit },
    diverged: divergenceOf({ gradientNorm, ...fit }),
  };
}

function meanEntropy({ trajectories, score }: ReinforceState): number {
  const { rows, outputs } = trajectories;
  const entropies = score.weights;
  score.policy.distribution.entropy(outputs, rows, entropies);
  return meanOf(entropies, rows);
}

/**
 * REINFORCE, Williams 1992, https://doi.org/10.1007/BF00992696: whole episodes,
 * the score function weighted by returns, a baseline that leaves the gradient
 * unbiased. The return of a truncated episode is used as it is, and
 * `truncatedReturns` counts them; with a value baseline V of its last
 * observation is bootstrapped.
 *
 * @example A baseline that is the mean of the other episodes
 * ```ts
 * import { reinforce } from "@policy-gradient/bench/algorithms";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const options = reinforce.resolve({ baseline: { kind: "mean" } });
 * assertEquals(options.returns, "reward-to-go");
 * assertThrows(
 *   () => reinforce.resolve({ returns: "total", discountStates: true }),
 *   RangeError,
 *   "'discountStates' must be false",
 * );
 * ```
 */
export const reinforce: AlgorithmRecord<ReinforceOptions> = {
  name: "reinforce",
  resolve: (options) => resolveOptions("REINFORCE", reinforceSchema, options),
  environmentCount: (options) => options.episodes,
  create,
  iterate,
  save: ({ saved }: ReinforceState) => encodeState(saved),
  restore: ({ saved }: ReinforceState, bytes) => decodeState(saved, bytes),
  policy: (
    { score: { policy }, theta, trajectories, fitted }: ReinforceState,
  ) =>
    actingPolicy({
      policy,
      theta,
      normalization: trajectories.filter.normalization,
      value: fitted && fitted.value,
    }),
  stepCost: 0.8,
  styles: { reinforce: 0 },
  diagnostics: [
    diagnostics.entropy,
    diagnostics.explainedVariance,
    diagnostics.valueLoss,
    diagnostics.gradientNorm,
    diagnostics.truncatedReturns,
  ],
  golden: {
    discrete: { episodes: 3 },
    box: {
      episodes: 3,
      exploration: { kind: "gsde", initialLogStd: -1, resampleEvery: 4 },
    },
  },
};
