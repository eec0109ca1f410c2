/**
 * Trust region policy optimization, vine.
 *
 * @module
 */
import { z } from "zod";
import type { Vector } from "../networks/engine.ts";
import { makePolicy } from "../networks/mod.ts";
import type { ActionSpec, Policy } from "../networks/policy.ts";
import { log } from "../numerics/mod.ts";
import type { Random } from "../numerics/random.ts";
import { actingPolicy, estimateAdvantages } from "./actor_critic.ts";
import type { Algorithm, Diagnostics, Parts } from "./algorithm.ts";
import { lineSearch } from "./line_search.ts";
import {
  createNaturalGradient,
  naturalDirection,
  naturalGradientFields,
} from "./natural_gradient.ts";
import type {
  NaturalGradient,
  NaturalGradientOptions,
} from "./natural_gradient.ts";
import {
  networkSchema,
  observationSizeOf,
  policySpecOf,
} from "./policy_options.ts";
import type { NetworkOptions } from "./policy_options.ts";
import { resolveOptions } from "./resolve_options.ts";
import { collectRollout, createRollout } from "./rollout.ts";
import type { Rollout } from "./rollout.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { trustRegionFields } from "./trust_region.ts";
import type { TrustRegionOptions } from "./trust_region.ts";
import {
  createValueFunction,
  fitValue,
  gatherRows,
  valueSpecOf,
} from "./value_function.ts";
import type { ValueFunction } from "./value_function.ts";
import { createBranches, rollOutBranches } from "./vine_branches.ts";
import type { BranchOptions, Branches } from "./vine_branches.ts";
import {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "./vine_surrogate.ts";
import type { VineBatch, VineSurrogate } from "./vine_surrogate.ts";

/** Every action once in each state, for small discrete sets; the surrogate is equation 15. */
export interface AllActions {
  /** Tells the kinds apart. */
  readonly kind: "all";
}

/** K actions a state, drawn from a proposal; the surrogate is equation 16. */
export interface SampledActions {
  /** Tells the kinds apart. */
  readonly kind: "sampled";
  /**
   * K, at least 2; usual range 4 to 16.
   * @default 4
   */
  readonly count: number;
  /**
   * The proposal q: `policy` is π_old, `uniform` draws evenly from the action space, which
   * must be bounded.
   * @default "policy"
   */
  readonly proposal: "policy" | "uniform";
}

/** A value for rollouts that were cut short, fitted on the trunk. */
export interface VineValueOptions {
  /**
   * λ of the trunk's advantages, whose sum with V is what the value is fitted to.
   * @default 0.95
   */
  readonly lambda: number;
  /**
   * Passes over the trunk.
   * @default 10
   */
  readonly epochs: number;
  /**
   * Rows of one gradient step.
   * @default 128
   */
  readonly minibatchSize: number;
  /**
   * Adam's step size.
   * @default 0.001
   */
  readonly learningRate: number;
}

/** Options of TRPO with vine sampling. */
export interface TrpoVineOptions
  extends NaturalGradientOptions, TrustRegionOptions, BranchOptions {
  /**
   * Copies of the environment on the trunk; usual range 1 to 16.
   * @default 4
   */
  readonly environments: number;
  /**
   * Steps of each copy on the trunk between two updates.
   * @default 256
   */
  readonly stepsPerEnvironment: number;
  /**
   * N, the states of the trunk that are branched from, drawn evenly.
   * @default 100
   */
  readonly rolloutSet: number;
  /**
   * Which actions a state branches into.
   * @default { kind: "all" }
   */
  readonly actions: AllActions | SampledActions;
  /**
   * The most steps of one rollout; the paper's are 50 to 100.
   * @default 100
   */
  readonly rolloutLength: number;
  /**
   * Rollouts averaged for one action of one state.
   * @default 1
   */
  readonly repeats: number;
  /**
   * Whether the rollouts of a state's actions share their random numbers.
   * @default true
   */
  readonly commonRandomNumbers: boolean;
  /**
   * Discount γ.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * A value that is added where a rollout is cut short; null adds none, as published.
   * @default null
   */
  readonly value: VineValueOptions | null;
  /**
   * Whether observations are normalized by the trunk's running mean and deviation.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /** Shape and start of the networks. */
  readonly network: NetworkOptions;
  /**
   * First log σ of continuous actions; not read with discrete ones.
   * @default 0
   */
  readonly initialLogStd: number;
}

function schema(): z.ZodType<TrpoVineOptions> {
  return z.strictObject({
    environments: z.int().min(1).max(4096).default(4),
    stepsPerEnvironment: z.int().min(1).max(1e6).default(256),
    rolloutSet: z.int().min(1).max(1e6).default(100),
    actions: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("all") }),
      z.strictObject({
        kind: z.literal("sampled"),
        count: z.int().min(2).max(1000).default(4),
        proposal: z.enum(["policy", "uniform"]).default("policy"),
      }),
    ]).prefault({ kind: "all" }),
    rolloutLength: z.int().min(1).max(1e6).default(100),
    repeats: z.int().min(1).max(1000).default(1),
    commonRandomNumbers: z.boolean().default(true),
    gamma: z.number().min(0).max(1).default(0.99),
    value: z.strictObject({
      lambda: z.number().min(0).max(1).default(0.95),
      epochs: z.int().min(1).max(1000).default(10),
      minibatchSize: z.int().min(1).max(1e6).default(128),
      learningRate: z.number().positive().max(10).default(1e-3),
    }).nullable().default(null),
    ...trustRegionFields(),
    ...naturalGradientFields(),
    normalizeObservations: z.boolean().default(false),
    network: networkSchema(),
    initialLogStd: z.number().min(-20).max(5).default(0),
  });
}

/** The most branches that run side by side. */
const slots = 128;

/** The trunk's value and what it needs. */
interface TrunkValue {
  readonly options: VineValueOptions;
  readonly value: ValueFunction;
  readonly rollout: Rollout;
  readonly values: Vector;
  readonly nextValues: Float64Array;
  readonly advantages: Float64Array;
  readonly returns: Float64Array;
  readonly shuffling: Random;
}

/** TRPO with vine sampling between two iterations. */
export interface TrpoVineState {
  readonly options: TrpoVineOptions;
  readonly actionSpec: ActionSpec;
  readonly policy: Policy;
  readonly theta: Vector;
  readonly oldTheta: Vector;
  readonly step: Vector;
  readonly trunk: Rollout;
  readonly trunkValue: TrunkValue | null;
  readonly branches: Branches;
  readonly batch: VineBatch;
  /** `[N × state size]`. */
  readonly snapshots: Float64Array;
  readonly order: Uint32Array;
  readonly natural: NaturalGradient;
  readonly surrogate: VineSurrogate;
  /** `[N × output size]`: parameters of π_old, and of a candidate. */
  readonly oldOutputs: Vector;
  readonly outputs: Vector;
  readonly scratch: Vector;
  /** Chooses the rollout set, its actions, and the branches' streams. */
  readonly random: Random;
  readonly saved: SavedTree;
}

function environmentCount(options: TrpoVineOptions): number {
  return options.environments + slots;
}

function create(options: TrpoVineOptions, parts: Parts): TrpoVineState {
  const { engine } = parts;
  const trunkParts = {
    ...parts,
    environments: parts.environments.slice(0, options.environments),
  };
  const environment = parts.environments[0];
  const spec = policySpecOf(environment, options.network, {
    kind: "independent",
    initialLogStd: options.initialLogStd,
    squash: false,
  });
  const actionsPerState = countActions(options, spec.action);
  const trunkRows = options.environments * options.stepsPerEnvironment;
  const states = Math.min(options.rolloutSet, trunkRows);
  const pairs = states * actionsPerState;
  const policy = makePolicy(
    engine,
    spec,
    Math.max(states, slots, options.environments),
  );
  const theta = engine.vector(policy.parameterCount);
  const initialization = parts.random("initialization");
  policy.initialize(theta, initialization, options.network.orthogonal);
  const trunk = createRollout(trunkParts, policy, {
    ...options,
    normalizeRewards: false,
    resampleEvery: null,
    keepSnapshots: true,
  });
  const trunkValue = options.value &&
    createTrunkValue(options, options.value, parts, trunk, initialization);
  const { actionSize, outputSize } = policy.distribution;
  const random = parts.random("branches");
  return {
    options,
    actionSpec: spec.action,
    policy,
    theta,
    oldTheta: engine.vector(theta.length),
    step: engine.vector(theta.length),
    trunk,
    trunkValue,
    branches: createBranches(
      engine,
      policy,
      parts.environments.slice(options.environments),
    ),
    batch: {
      states,
      actionsPerState,
      observations: engine.vector(states * spec.observationSize),
      actions: engine.vector(pairs * actionSize),
      logProposal: new Float64Array(pairs),
      q: new Float64Array(pairs),
    },
    snapshots: new Float64Array(states * environment.stateSize),
    order: new Uint32Array(trunkRows),
    natural: createNaturalGradient(engine, policy, states, options),
    surrogate: createVineSurrogate(
      engine,
      policy,
      options.actions.kind === "all" ? "all-actions" : "self-normalized",
      pairs,
    ),
    oldOutputs: engine.vector(states * outputSize),
    outputs: engine.vector(states * outputSize),
    scratch: engine.vector(pairs),
    random,
    saved: {
      theta,
      trunk: trunk.saved,
      value: trunkValue
        ? {
          value: trunkValue.value.saved,
          shuffling: trunkValue.shuffling.state,
        }
        : {},
      random: random.state,
    },
  };
}

function countActions(options: TrpoVineOptions, action: ActionSpec): number {
  const { actions } = options;
  if (actions.kind === "sampled") {
    const bounded = action.kind === "categorical" ||
      [...action.low, ...action.high].every(Number.isFinite);
    if (actions.proposal === "uniform" && !bounded) {
      throw new RangeError(
        "Cannot create TRPO vine as 'actions.proposal' must be \"policy\" where actions have no bounds: current value is \"uniform\"",
      );
    }
    return actions.count;
  }
  if (action.kind !== "categorical") {
    throw new RangeError(
      "Cannot create TRPO vine as 'actions.kind' must be \"sampled\" for continuous actions: current value is \"all\"",
    );
  }
  return action.n;
}

function createTrunkValue(
  options: TrpoVineOptions,
  valueOptions: VineValueOptions,
  parts: Parts,
  rollout: Rollout,
  initialization: Random,
): TrunkValue {
  const rows = 2 * rollout.rows + options.environments + slots;
  return {
    options: valueOptions,
    value: createValueFunction(
      parts.engine,
      valueSpecOf(observationSizeOf(parts.environments[0]), options.network),
      rows,
      options.network.orthogonal,
      initialization,
    ),
    rollout,
    values: parts.engine.vector(rows),
    nextValues: new Float64Array(rollout.rows),
    advantages: new Float64Array(rollout.rows),
    returns: new Float64Array(rollout.rows),
    shuffling: parts.random("shuffling"),
  };
}

function iterate(state: TrpoVineState): Diagnostics {
  const { options, policy, theta, trunk, trunkValue, batch, natural } = state;
  const { surrogate, oldOutputs, outputs, scratch } = state;
  const { states } = batch;
  const episodes = collectRollout(trunk, theta);
  chooseStates(state);
  policy.forward(theta, batch.observations, states, oldOutputs);
  chooseActions(state);
  trunk.steps[0] += rollOutBranches(
    state.branches,
    theta,
    trunk.filter,
    { ...batch, snapshots: state.snapshots },
    options,
    state.random,
    trunkValue && trunkValue.value,
    batch.q,
  );

  const direction = naturalDirection(
    natural,
    theta,
    batch.observations,
    states,
    (y, yBar) => vineGradient(surrogate, batch, y, yBar),
    options,
  );
  const oldValue = vineValue(surrogate, batch, oldOutputs);
  const beta = direction.curvature > 0
    ? Math.sqrt((2 * options.delta) / direction.curvature)
    : 0;
  const { step } = state;
  for (let i = 0; i < step.length; i++) step[i] = beta * natural.solver.x[i];
  const { distribution } = policy;
  const outcome = lineSearch(theta, state.oldTheta, step, () => {
    policy.forward(theta, batch.observations, states, outputs);
    distribution.klOldNew(oldOutputs, outputs, states, scratch);
    return {
      improvement: vineValue(surrogate, batch, outputs) - oldValue,
      kl: meanOf(scratch, states),
    };
  }, { ...options, tries: direction.finite ? options.lineSearchTries : 0 });
  distribution.entropy(oldOutputs, states, scratch);
  const valueLoss = trunkValue && fitTrunkValue(trunkValue, options.gamma);
  return {
    steps: trunk.steps[0],
    episodes,
    metrics: {
      kl: outcome.kl,
      improvement: outcome.improvement,
      lineSearchTry: outcome.accepted ?? -1,
      entropy: meanOf(scratch, states),
      gradientNorm: direction.gradientNorm,
      ...(valueLoss === null ? {} : { valueLoss }),
    },
    diverged: direction.finite ? null : "the gradient is not finite",
  };
}

/** Draws N different rows of the trunk: the first N places of a partial shuffle. */
function chooseStates(state: TrpoVineState): void {
  const { trunk, batch, order, snapshots, random, branches } = state;
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (let i = 0; i < batch.states; i++) {
    const j = i + random.integer(order.length - i);
    const row = order[j];
    order[j] = order[i];
    order[i] = row;
  }
  const size = state.policy.spec.observationSize;
  const { observations } = batch;
  gatherRows(trunk.observations, order, 0, batch.states, size, observations);
  const { stateSize } = branches.environments[0];
  for (let n = 0; n < batch.states; n++) {
    const from = order[n] * stateSize;
    snapshots.set(
      trunk.snapshots.subarray(from, from + stateSize),
      n * stateSize,
    );
  }
}

/** Writes the K actions of each state, and log q where they are drawn. */
function chooseActions(state: TrpoVineState): void {
  const { options, batch, actionSpec } = state;
  const { actionsPerState } = batch;
  if (options.actions.kind === "all") {
    const pairs = batch.states * actionsPerState;
    for (let row = 0; row < pairs; row++) {
      batch.actions[row] = row % actionsPerState;
    }
    return;
  }
  if (options.actions.proposal === "uniform") {
    drawUniformActions(batch, actionSpec, state.random);
  } else {
    drawPolicyActions(state);
  }
}

function drawUniformActions(
  batch: VineBatch,
  spec: ActionSpec,
  random: Random,
): void {
  const rows = batch.states * batch.actionsPerState;
  if (spec.kind === "categorical") {
    for (let row = 0; row < rows; row++) {
      batch.actions[row] = random.integer(spec.n);
    }
    batch.logProposal.fill(-log(spec.n));
    return;
  }
  const { low, high } = spec;
  let logDensity = 0;
  for (let k = 0; k < low.length; k++) logDensity -= log(high[k] - low[k]);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < low.length; k++) {
      batch.actions[row * low.length + k] = low[k] +
        (high[k] - low[k]) * random.uniform();
    }
  }
  batch.logProposal.fill(logDensity);
}

function drawPolicyActions(state: TrpoVineState): void {
  const { batch, policy: { distribution }, surrogate, oldOutputs } = state;
  const { repeated } = surrogate;
  const size = distribution.outputSize;
  const rows = batch.states * batch.actionsPerState;
  for (let row = 0; row < rows; row++) {
    const from = Math.floor(row / batch.actionsPerState) * size;
    for (let j = 0; j < size; j++) {
      repeated[row * size + j] = oldOutputs[from + j];
    }
    distribution.sample(repeated, row, state.random, batch.actions);
  }
  distribution.logProb(repeated, batch.actions, rows, state.scratch);
  for (let row = 0; row < rows; row++) {
    batch.logProposal[row] = state.scratch[row];
  }
}

function fitTrunkValue(trunkValue: TrunkValue, gamma: number): number {
  const { value, rollout, returns, options, shuffling } = trunkValue;
  estimateAdvantages(trunkValue, value.network, value.phi, {
    gamma,
    lambda: options.lambda,
  });
  return fitValue(
    value,
    rollout.observations,
    returns,
    rollout.rows,
    { ...options, proximal: 0 },
    shuffling,
  );
}

function meanOf(values: Vector, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  return sum / count;
}

/**
 * Trust region policy optimization with vine sampling, Schulman et al. 2015, section 5.2,
 * https://arxiv.org/abs/1502.05477: the policy plays a trunk, a set of its states is
 * branched into several actions, and short rollouts from each estimate Q with common
 * random numbers. Every simulated step counts, those of the rollouts too.
 */
export const trpoVine: Algorithm<TrpoVineOptions, TrpoVineState> = {
  name: "trpo-vine",
  resolve: (options) => resolveOptions("TRPO vine", schema(), options),
  environmentCount,
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ policy, theta, trunk, trunkValue }) =>
    actingPolicy(policy, theta, trunk.filter, trunkValue && trunkValue.value),
};
