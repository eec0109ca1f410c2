/**
 * REINFORCE, with its baselines.
 *
 * @module
 */
import { z } from "zod";
import type { Vector } from "../networks/engine.ts";
import { makePolicy, norm } from "../networks/mod.ts";
import type { Policy } from "../networks/policy.ts";
import type { Random } from "../numerics/random.ts";
import { actingPolicy } from "./actor_critic.ts";
import type { Algorithm, Diagnostics, Parts } from "./algorithm.ts";
import {
  createOptimizer,
  optimizerSchema,
  optimizerStep,
  savedOptimizer,
} from "./optimizer.ts";
import type { Optimizer, OptimizerOptions } from "./optimizer.ts";
import {
  explorationSchema,
  networkSchema,
  observationSizeOf,
  policySpecOf,
  resampleEveryOf,
} from "./policy_options.ts";
import type { Exploration, NetworkOptions } from "./policy_options.ts";
import {
  baselineSchema,
  optimalConstantGradient,
  subtractMeanOfOthers,
  subtractTimeMeanOfOthers,
} from "./reinforce_baseline.ts";
import type { Baseline, ValueBaseline } from "./reinforce_baseline.ts";
import { resolveOptions } from "./resolve_options.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { standardize } from "./standardize.ts";
import {
  collectTrajectories,
  createTrajectories,
  rewardsToGo,
  trajectoryCapacity,
} from "./trajectories.ts";
import type { Trajectories } from "./trajectories.ts";
import {
  createValueFunction,
  explainedVariance,
  fitValue,
  valueSpecOf,
} from "./value_function.ts";
import type { ValueFunction } from "./value_function.ts";

/** Options of REINFORCE. */
export interface ReinforceOptions {
  /**
   * Whole episodes between two updates; usual range 5 to 50.
   * @default 10
   */
  readonly episodes: number;
  /**
   * What weighs the score of an action: the episode's `total` return, or the
   * `reward-to-go`, which leaves out rewards that the action could not change.
   * @default "reward-to-go"
   */
  readonly returns: "total" | "reward-to-go";
  /**
   * Discount γ; usual range 0.9 to 1.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * Whether the score at time t carries γᵗ, which makes the gradient one of the discounted
   * return; usual practice leaves it out.
   * @default false
   */
  readonly discountStates: boolean;
  /**
   * What is subtracted from the returns.
   * @default { kind: "value" }
   */
  readonly baseline: Baseline;
  /**
   * Whether the weights, after the baseline, are standardized over the batch. With the
   * optimal baseline, which is subtracted in the gradient, it is not done.
   * @default false
   */
  readonly normalizeAdvantage: boolean;
  /**
   * What takes the step.
   * @default { kind: "adam" }
   */
  readonly optimizer: OptimizerOptions;
  /**
   * Step size; usual range 1e-3 to 1e-2.
   * @default 0.005
   */
  readonly learningRate: number;
  /**
   * Weight of the entropy bonus; usual range 0 to 0.01.
   * @default 0
   */
  readonly entropyCoefficient: number;
  /**
   * Whether observations are normalized by their running mean and deviation, clipped at ±10.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /** Shape and start of the networks. */
  readonly network: NetworkOptions;
  /** How continuous actions explore. */
  readonly exploration: Exploration;
}

function schema(): z.ZodType<ReinforceOptions> {
  return z.strictObject({
    episodes: z.int().min(1).max(4096).default(10),
    returns: z.enum(["total", "reward-to-go"]).default("reward-to-go"),
    gamma: z.number().min(0).max(1).default(0.99),
    discountStates: z.boolean().default(false),
    baseline: baselineSchema(),
    normalizeAdvantage: z.boolean().default(false),
    optimizer: optimizerSchema("adam"),
    learningRate: z.number().positive().max(10).default(5e-3),
    entropyCoefficient: z.number().min(0).max(1e3).default(0),
    normalizeObservations: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  });
}

/** A fitted value and what it needs. */
interface FittedBaseline {
  readonly baseline: ValueBaseline;
  readonly value: ValueFunction;
  readonly values: Vector;
  readonly targets: Float64Array;
  readonly shuffling: Random;
}

/** REINFORCE between two iterations. */
export interface ReinforceState {
  readonly options: ReinforceOptions;
  readonly policy: Policy;
  readonly theta: Vector;
  readonly trajectories: Trajectories;
  readonly fitted: FittedBaseline | null;
  readonly optimizer: Optimizer;
  readonly gradient: Vector;
  /** `[maxRows]`: Ψ_t. */
  readonly psi: Float64Array;
  readonly weights: Vector;
  readonly outputsBar: Vector;
  readonly saved: SavedTree;
}

function create(options: ReinforceOptions, parts: Parts): ReinforceState {
  const { engine, environments } = parts;
  const spec = policySpecOf(
    environments[0],
    options.network,
    options.exploration,
  );
  const maxRows = trajectoryCapacity(environments);
  const policy = makePolicy(engine, spec, maxRows);
  const theta = engine.vector(policy.parameterCount);
  const initialization = parts.random("initialization");
  policy.initialize(theta, initialization, options.network.orthogonal);
  const trajectories = createTrajectories(parts, policy, {
    normalizeObservations: options.normalizeObservations,
    resampleEvery: resampleEveryOf(options.exploration),
  });
  const fitted = options.baseline.kind === "value"
    ? createFitted(options, options.baseline, parts, maxRows, initialization)
    : null;
  const optimizer = createOptimizer(options.optimizer, theta.length);
  return {
    options,
    policy,
    theta,
    trajectories,
    fitted,
    optimizer,
    gradient: engine.vector(theta.length),
    psi: new Float64Array(maxRows),
    weights: engine.vector(maxRows),
    outputsBar: engine.vector(maxRows * policy.distribution.outputSize),
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

function createFitted(
  options: ReinforceOptions,
  baseline: ValueBaseline,
  parts: Parts,
  maxRows: number,
  initialization: Random,
): FittedBaseline {
  const rows = maxRows + parts.environments.length;
  return {
    baseline,
    value: createValueFunction(
      parts.engine,
      valueSpecOf(observationSizeOf(parts.environments[0]), options.network),
      rows,
      options.network.orthogonal,
      initialization,
    ),
    values: parts.engine.vector(rows),
    targets: new Float64Array(maxRows),
    shuffling: parts.random("shuffling"),
  };
}

function iterate(state: ReinforceState): Diagnostics {
  const { options, theta, trajectories, gradient, fitted, psi } = state;
  const episodes = collectTrajectories(trajectories, theta);
  const ends = fitted ? evaluateValue(fitted, trajectories) : null;
  rewardsToGo(trajectories, options.gamma, ends, psi);
  if (fitted) setTargets(fitted, trajectories, options.gamma, psi);
  if (options.returns === "total") spreadTotals(trajectories, psi);

  const entropy = computeGradient(state);
  const gradientNorm = norm(gradient);
  const finite = Number.isFinite(gradientNorm);
  if (finite) {
    // The optimizer descends: its gradient is that of −η.
    for (let i = 0; i < gradient.length; i++) gradient[i] = -gradient[i];
    optimizerStep(state.optimizer, theta, gradient, options.learningRate);
  }
  const fit = fitted && fitBaseline(fitted, trajectories);
  return {
    steps: trajectories.steps[0],
    episodes,
    metrics: { entropy, gradientNorm, ...fit },
    diverged: finite ? null : "the gradient is not finite",
  };
}

/** V of every state and of the episodes' last observations; returns the latter. */
function evaluateValue(fitted: FittedBaseline, batch: Trajectories): Vector {
  const { value: { network, phi }, values } = fitted;
  const rows = batch.rows + batch.truncated.length;
  network.forward(phi, batch.observations, rows, values);
  return values.subarray(batch.rows, rows) as Vector;
}

function setTargets(
  fitted: FittedBaseline,
  batch: Trajectories,
  gamma: number,
  toGo: Float64Array,
): void {
  const { baseline, targets, values } = fitted;
  if (baseline.target === "monte-carlo") {
    targets.set(toGo.subarray(0, batch.rows));
    return;
  }
  // r + γ V_old(s′); nothing after a terminated step, V of the last observation after a
  // truncated one.
  for (let e = 0; e < batch.truncated.length; e++) {
    const last = batch.starts[e + 1] - 1;
    for (let row = batch.starts[e]; row < last; row++) {
      targets[row] = batch.rewards[row] + gamma * values[row + 1];
    }
    const end = batch.truncated[e] ? gamma * values[batch.rows + e] : 0;
    targets[last] = batch.rewards[last] + end;
  }
}

/** Replaces rewards to go by each episode's total return. */
function spreadTotals(batch: Trajectories, psi: Float64Array): void {
  for (let e = 0; e < batch.truncated.length; e++) {
    psi.fill(psi[batch.starts[e]], batch.starts[e], batch.starts[e + 1]);
  }
}

/**
 * ĝ = (1/E) Σ_j Σ_t Ψ_t ∇ log π(a_t|s_t), E episodes. Williams 1992,
 * https://doi.org/10.1007/BF00992696.
 */
function computeGradient(state: ReinforceState): number {
  const { options, policy, theta, trajectories, psi, weights } = state;
  const { rows, starts } = trajectories;
  const count = starts.length - 1;
  const { baseline } = options;
  if (baseline.kind === "mean") subtractMeanOfOthers(trajectories, psi);
  if (baseline.kind === "time") subtractTimeMeanOfOthers(trajectories, psi);
  if (state.fitted) {
    for (let row = 0; row < rows; row++) psi[row] -= state.fitted.values[row];
  }
  if (options.normalizeAdvantage && baseline.kind !== "optimal") {
    standardize(psi, rows);
  }
  if (options.discountStates) discountByTime(trajectories, options.gamma, psi);

  const { distribution } = policy;
  distribution.entropy(trajectories.outputs, rows, weights);
  let entropy = 0;
  for (let row = 0; row < rows; row++) entropy += weights[row];
  const linearization = policy.linearize(
    theta,
    trajectories.observations,
    rows,
  );
  const { y: outputs, vjp } = linearization;
  const { outputsBar, gradient } = state;
  if (baseline.kind === "optimal") {
    optimalGradient(state, outputs, vjp);
  } else {
    for (let row = 0; row < rows; row++) weights[row] = psi[row] / count;
    distribution.logProbGradient(
      outputs,
      trajectories.actions,
      weights,
      rows,
      outputsBar,
    );
    addEntropy(state, outputs);
    vjp(outputsBar, gradient);
  }
  return entropy / rows;
}

function addEntropy(state: ReinforceState, outputs: Vector): void {
  const { options: { entropyCoefficient }, policy, trajectories } = state;
  if (entropyCoefficient === 0) return;
  policy.distribution.addEntropyGradient(
    outputs,
    entropyCoefficient / trajectories.truncated.length,
    trajectories.rows,
    state.outputsBar,
  );
}

/** γᵗ Ψ_t. */
function discountByTime(
  batch: Trajectories,
  gamma: number,
  psi: Float64Array,
): void {
  for (let e = 0; e < batch.truncated.length; e++) {
    let discount = 1;
    for (let row = batch.starts[e]; row < batch.starts[e + 1]; row++) {
      psi[row] *= discount;
      discount *= gamma;
    }
  }
}

/** The gradient with the optimal constant baseline, by one pull-back of Γ_j and one of S_j a trajectory. */
function optimalGradient(
  state: ReinforceState,
  outputs: Vector,
  vjp: (yBar: Vector, out: Vector) => void,
): void {
  const { policy, trajectories, psi, weights, outputsBar, gradient } = state;
  const { starts, rows, actions } = trajectories;
  const { gamma, discountStates } = state.options;
  const count = starts.length - 1;
  const scoreWeights = new Float64Array(rows).fill(1);
  if (discountStates) discountByTime(trajectories, gamma, scoreWeights);
  const pull = (e: number, of: Float64Array): Vector => {
    weights.fill(0);
    for (let row = starts[e]; row < starts[e + 1]; row++) {
      weights[row] = of[row];
    }
    policy.distribution.logProbGradient(
      outputs,
      actions,
      weights,
      rows,
      outputsBar,
    );
    vjp(outputsBar, gradient);
    return gradient.slice();
  };
  const weighted = Array.from({ length: count }, (_, e) => pull(e, psi));
  const scores = Array.from({ length: count }, (_, e) => pull(e, scoreWeights));
  outputsBar.fill(0);
  addEntropy(state, outputs);
  vjp(outputsBar, gradient);
  const bonus = gradient.slice();
  optimalConstantGradient(weighted, scores, gradient);
  for (let i = 0; i < gradient.length; i++) gradient[i] += bonus[i];
}

function fitBaseline(
  fitted: FittedBaseline,
  batch: Trajectories,
): { valueLoss: number; explainedVariance: number } {
  const { value, values, targets, baseline, shuffling } = fitted;
  const explained = explainedVariance(values, targets, batch.rows);
  const valueLoss = fitValue(
    value,
    batch.observations,
    targets,
    batch.rows,
    baseline,
    shuffling,
  );
  return { valueLoss, explainedVariance: explained };
}

/**
 * REINFORCE, Williams 1992, https://doi.org/10.1007/BF00992696: whole episodes, the score
 * function weighted by returns, a baseline that leaves the gradient unbiased. The return of
 * a truncated episode is used as it is; with a value baseline V of its last observation is
 * bootstrapped.
 */
export const reinforce: Algorithm<ReinforceOptions, ReinforceState> = {
  name: "reinforce",
  resolve: (options) => resolveOptions("REINFORCE", schema(), options),
  environmentCount: (options) => options.episodes,
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ policy, theta, trajectories, fitted }) =>
    actingPolicy(policy, theta, trajectories.filter, fitted && fitted.value),
};
