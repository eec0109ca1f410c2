/**
 * REINFORCE, with its baselines.
 *
 * @module
 */
import type { Vector, VectorMath } from "../networks/engine.ts";
import { makePolicy, norm } from "../networks/mod.ts";
import type { Policy } from "../networks/policy.ts";
import { actingPolicy } from "./actor_critic.ts";
import type { AlgorithmRecord, Diagnostics, Parts } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import { collectTrajectories } from "./collect_trajectories.ts";
import { divergenceOf } from "./divergence.ts";
import { meanOf } from "./mean_of.ts";
import { createOptimizer, optimizerStep, savedOptimizer } from "./optimizer.ts";
import type { Optimizer } from "./optimizer.ts";
import { policySpecOf, resampleEveryOf } from "./policy_options.ts";
import {
  subtractMeanOfOthers,
  subtractTimeMeanOfOthers,
} from "./reinforce_baseline.ts";
import {
  createScoreBuffers,
  optimalScoreGradient,
  scoreGradient,
} from "./reinforce_gradient.ts";
import type { ScoreBuffers } from "./reinforce_gradient.ts";
import { reinforceSchema } from "./reinforce_options.ts";
import type { ReinforceOptions } from "./reinforce_options.ts";
import {
  createFittedBaseline,
  evaluateBaseline,
  fitBaseline,
  setTargets,
} from "./reinforce_value.ts";
import type { FittedBaseline } from "./reinforce_value.ts";
import { resolveOptions } from "./resolve_options.ts";
import { rewardsToGo } from "./rewards_to_go.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { standardize } from "./standardize.ts";
import {
  countTruncated,
  createTrajectories,
  trajectoryCapacity,
} from "./trajectories.ts";
import type { Trajectories } from "./trajectories.ts";

/** REINFORCE between two iterations. */
export interface ReinforceState {
  /** Complete options. */
  readonly options: ReinforceOptions;
  /** Operations on θ and its gradient. */
  readonly math: VectorMath;
  /** π. */
  readonly policy: Policy;
  /** θ. */
  readonly theta: Vector;
  /** The episodes played last. */
  readonly trajectories: Trajectories;
  /** The value baseline; null with any other. */
  readonly fitted: FittedBaseline | null;
  /** Moves θ. */
  readonly optimizer: Optimizer;
  /** Buffers of the gradient. */
  readonly buffers: ScoreBuffers;
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
  const spec = policySpecOf(environments[0], network, exploration);
  const maxRows = trajectoryCapacity(environments);
  const policy = makePolicy(engine, spec, maxRows);
  const theta = engine.vector(policy.parameterCount);
  const initialization = parts.random("initialization");
  policy.initialize(theta, initialization, network.orthogonal);
  const trajectories = createTrajectories(parts, policy, {
    normalizeObservations: options.normalizeObservations,
    resampleEvery: resampleEveryOf(exploration),
  });
  const fitted = baseline.kind === "value"
    ? createFittedBaseline(baseline, network, parts, maxRows, initialization)
    : null;
  const optimizer = createOptimizer(options.optimizer, engine, theta.length);
  return {
    options,
    math: engine.math,
    policy,
    theta,
    trajectories,
    fitted,
    optimizer,
    buffers: createScoreBuffers(engine, policy, maxRows),
    psi: new Float64Array(maxRows),
    discounts: new Float64Array(maxRows),
    saved: {
      theta,
      trajectories: trajectories.saved,
      optimizer: savedOptimizer(optimizer),
      fitted: fitted
        ? { value: fitted.value.saved, shuffling: fitted.shuffling.state }
        : {},
    },
  };
}

function iterate(state: ReinforceState): Diagnostics {
  const { options, math, theta, trajectories, fitted, psi } = state;
  const { gradient } = state.buffers;
  const episodes = collectTrajectories(trajectories, theta);
  const ends = fitted && evaluateBaseline(fitted, trajectories);
  rewardsToGo(trajectories, options.gamma, ends, psi);
  if (fitted) setTargets(fitted, trajectories, options.gamma, psi);
  if (options.returns === "total") spreadTotals(trajectories.starts, psi);
  subtractBaseline(state);

  const entropy = meanEntropy(state);
  computeGradient(state);
  const gradientNorm = norm(math, gradient);
  const finite = Number.isFinite(gradientNorm);
  if (finite) {
    // The optimizer descends.
    math.scale(-1, gradient);
    optimizerStep(state.optimizer, theta, gradient, options.learningRate);
  }
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

/** Replaces rewards to go by each episode's total return. */
function spreadTotals(starts: Int32Array, psi: Float64Array): void {
  for (let e = 0; e < starts.length - 1; e++) {
    psi.fill(psi[starts[e]], starts[e], starts[e + 1]);
  }
}

/** Ψ_t ← Ψ_t − b; the optimal baseline is subtracted in the gradient. */
function subtractBaseline(state: ReinforceState): void {
  const { options: { baseline }, trajectories, fitted, psi } = state;
  if (baseline.kind === "mean") subtractMeanOfOthers(trajectories.starts, psi);
  if (baseline.kind === "time") {
    subtractTimeMeanOfOthers(trajectories.starts, psi);
  }
  if (fitted) {
    for (let row = 0; row < trajectories.rows; row++) {
      psi[row] -= fitted.values[row];
    }
  }
}

function meanEntropy(
  { policy, trajectories, buffers }: ReinforceState,
): number {
  const { rows, outputs } = trajectories;
  const entropies = buffers.weights;
  policy.distribution.entropy(outputs, rows, entropies);
  return meanOf(entropies, rows);
}

function computeGradient(state: ReinforceState): void {
  const { options, policy, theta, trajectories, psi, discounts } = state;
  const { normalizeAdvantage, entropyCoefficient } = options;
  const { rows } = trajectories;
  const optimal = options.baseline.kind === "optimal";
  if (normalizeAdvantage && !optimal) standardize(psi, rows);
  setDiscounts(state);
  for (let row = 0; row < rows; row++) psi[row] *= discounts[row];
  if (optimal) {
    optimalScoreGradient(
      policy,
      theta,
      trajectories,
      psi,
      discounts,
      entropyCoefficient,
      state.buffers,
    );
  } else {
    scoreGradient(
      policy,
      theta,
      trajectories,
      psi,
      entropyCoefficient,
      state.buffers,
    );
  }
}

function setDiscounts({ options, trajectories, discounts }: ReinforceState) {
  const { starts } = trajectories;
  const factor = options.discountStates ? options.gamma : 1;
  for (let e = 0; e < starts.length - 1; e++) {
    let discount = 1;
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      discounts[row] = discount;
      discount *= factor;
    }
  }
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
export const reinforce: AlgorithmRecord<ReinforceOptions, ReinforceState> = {
  name: "reinforce",
  resolve: (options) => resolveOptions("REINFORCE", reinforceSchema(), options),
  environmentCount: (options) => options.episodes,
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ policy, theta, trajectories, fitted }) =>
    actingPolicy(policy, theta, trajectories.filter, fitted && fitted.value),
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
