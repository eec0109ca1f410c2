/**
 * Trust region policy optimization, vine.
 *
 * @module
 */
import type { Vector } from "../networks/engine.ts";
import { makePolicy } from "../networks/mod.ts";
import type { Policy } from "../networks/policy.ts";
import type { Random } from "../numerics/random.ts";
import { actingPolicy } from "./actor_critic.ts";
import type { AlgorithmRecord, Diagnostics, Parts } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import { collectRollout } from "./collect_rollout.ts";
import { divergenceOf } from "./divergence.ts";
import { createLineSearch } from "./line_search.ts";
import type { LineSearch } from "./line_search.ts";
import { meanOf } from "./mean_of.ts";
import {
  createNaturalGradient,
  naturalDirection,
  usesOfPolicy,
} from "./natural_gradient.ts";
import type { NaturalGradient } from "./natural_gradient.ts";
import { policySpecOf } from "./policy_options.ts";
import { resolveOptions } from "./resolve_options.ts";
import { rollOutBranches } from "./roll_out_branches.ts";
import { createRollout } from "./rollout.ts";
import type { Rollout } from "./rollout.ts";
import { chooseRolloutSet } from "./rollout_set.ts";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";
import { trustRegionStep } from "./trust_region.ts";
import {
  countActions,
  drawPolicyActions,
  drawUniformActions,
  listActions,
} from "./vine_actions.ts";
import { createBranches } from "./vine_branches.ts";
import type { Branches } from "./vine_branches.ts";
import { vineSchema } from "./vine_options.ts";
import type { TrpoVineOptions } from "./vine_options.ts";
import {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "./vine_surrogate.ts";
import type { VineBatch, VineSurrogate } from "./vine_surrogate.ts";
import { createTrunkValue, fitTrunkValue } from "./vine_value.ts";
import type { TrunkValue } from "./vine_value.ts";

/** The most branches that run side by side. */
const slots = 128;

function environmentCount(options: TrpoVineOptions): number {
  return options.environments + slots;
}

/** TRPO with vine sampling between two iterations. */
export interface TrpoVineState {
  /** Complete options. */
  readonly options: TrpoVineOptions;
  /** π. */
  readonly policy: Policy;
  /** θ. */
  readonly theta: Vector;
  /** Buffers of the step. */
  readonly search: LineSearch;
  /** The trunk played last. */
  readonly trunk: Rollout;
  /** A value for cut rollouts; null without one. */
  readonly trunkValue: TrunkValue | null;
  /** Where rollouts run. */
  readonly branches: Branches;
  /** States, actions and their Q̂. */
  readonly batch: VineBatch;
  /** `[N × state size]`: the environments' states in the rollout set. */
  readonly snapshots: Float64Array;
  /** `[trunk rows]`: the first N are the rollout set. */
  readonly order: Uint32Array;
  /** Buffers of the natural gradient. */
  readonly natural: NaturalGradient;
  /** Buffers of the surrogate. */
  readonly surrogate: VineSurrogate;
  /** `[N × output size]`: parameters of π_old. */
  readonly oldOutputs: Vector;
  /** `[N × output size]`: parameters of a candidate. */
  readonly outputs: Vector;
  /** `[N]`: whatever is averaged next. */
  readonly scratch: Vector;
  /** Chooses the rollout set, its actions, and the branches' streams. */
  readonly random: Random;
  /** What has to be saved. */
  readonly saved: SavedTree;
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
  const actionsPerState = countActions(options.actions, spec.action);
  const trunkRows = options.environments * options.stepsPerEnvironment;
  const states = Math.min(options.rolloutSet, trunkRows);
  const pairs = states * actionsPerState;
  const policy = makePolicy(
    engine,
    spec,
    Math.max(states, slots, options.environments),
    usesOfPolicy(options),
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
    createTrunkValue(
      options.value,
      options.network,
      parts,
      trunk,
      slots,
      initialization,
    );
  const { actionSize, outputSize } = policy.distribution;
  const random = parts.random("branches");
  return {
    options,
    policy,
    theta,
    search: createLineSearch(engine, theta.length),
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
    scratch: engine.vector(states),
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

function iterate(state: TrpoVineState): Diagnostics {
  const { options, policy, theta, trunk, trunkValue, batch, natural } = state;
  const { surrogate, oldOutputs, outputs, scratch } = state;
  const { states } = batch;
  const episodes = collectRollout(trunk, theta);
  chooseRolloutSet(trunk, batch, state.snapshots, state.order, state.random);
  policy.forward(theta, batch.observations, states, oldOutputs);
  chooseActions(state);
  const rolled = rollOutBranches(
    state.branches,
    theta,
    trunk.filter,
    { ...batch, snapshots: state.snapshots },
    options,
    state.random,
    trunkValue && trunkValue.value,
    batch.q,
  );
  trunk.steps[0] += rolled.steps;

  // x ≈ F⁻¹ g
  const direction = naturalDirection(
    natural,
    theta,
    batch.observations,
    states,
    (y, yBar) => vineGradient(surrogate, batch, y, yBar),
    options,
  );
  const oldValue = vineValue(surrogate, batch, oldOutputs);
  const { distribution } = policy;
  const judge = () => {
    policy.forward(theta, batch.observations, states, outputs);
    distribution.klOldNew(oldOutputs, outputs, states, scratch);
    return {
      improvement: vineValue(surrogate, batch, outputs) - oldValue,
      kl: meanOf(scratch, states),
    };
  };
  const outcome = trustRegionStep(
    state.search,
    theta,
    natural.solver.x,
    direction,
    judge,
    options,
  );
  distribution.entropy(oldOutputs, states, scratch);
  const valueLoss = trunkValue && fitTrunkValue(trunkValue, options.gamma);
  const { gradientNorm } = direction;
  return {
    steps: trunk.steps[0],
    episodes,
    metrics: {
      kl: outcome.kl,
      improvement: outcome.improvement,
      lineSearchTry: outcome.accepted ?? -1,
      entropy: meanOf(scratch, states),
      gradientNorm,
      cutRollouts: rolled.cut,
      ...(valueLoss === null ? {} : { valueLoss }),
    },
    diverged: direction.finite
      ? divergenceOf({ gradientNorm, valueLoss: valueLoss ?? 0 })
      : "the gradient is not finite",
  };
}

/** Writes the K actions of each state, and log q where they are drawn. */
function chooseActions(state: TrpoVineState): void {
  const { options: { actions }, batch, policy, random } = state;
  if (actions.kind === "all") {
    listActions(batch);
  } else if (actions.proposal === "uniform") {
    drawUniformActions(batch, policy.spec.action, random);
  } else {
    const { surrogate, oldOutputs } = state;
    drawPolicyActions(
      batch,
      policy.distribution,
      oldOutputs,
      surrogate,
      random,
    );
  }
}

/**
 * Trust region policy optimization with vine sampling, Schulman et al. 2015,
 * section 5.2, https://arxiv.org/abs/1502.05477: the policy plays a trunk, a
 * set of its states is branched into several actions, and short rollouts from
 * each estimate Q with common random numbers. Every simulated step counts,
 * those of the rollouts too. Without a value, the return of a rollout that is
 * cut short is used as it is; `cutRollouts` counts them.
 *
 * @example Four actions a state, drawn evenly
 * ```ts
 * import { trpoVine } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const { actions } = trpoVine.resolve({
 *   actions: { kind: "sampled", proposal: "uniform" },
 * });
 * assertEquals(actions, { kind: "sampled", count: 4, proposal: "uniform" });
 * ```
 */
export const trpoVine: AlgorithmRecord<TrpoVineOptions, TrpoVineState> = {
  name: "trpo-vine",
  resolve: (options) => resolveOptions("TRPO vine", vineSchema(), options),
  environmentCount,
  create,
  iterate,
  save: (state) => encodeState(state.saved),
  restore: (state, bytes) => decodeState(state.saved, bytes),
  policy: ({ policy, theta, trunk, trunkValue }) =>
    actingPolicy(policy, theta, trunk.filter, trunkValue && trunkValue.value),
  stepCost: 0.1,
  styles: { "trpo-vine": 5 },
  diagnostics: [
    diagnostics.kl,
    diagnostics.lineSearchTry,
    diagnostics.improvement,
    diagnostics.entropy,
    diagnostics.valueLoss,
    diagnostics.gradientNorm,
    {
      name: "cutRollouts",
      title: "Cut rollouts",
      meaning:
        "Vine's short rollouts that ended by their length, before their episode did.",
    },
  ],
  golden: {
    discrete: { stepsPerEnvironment: 32, rolloutSet: 16, rolloutLength: 20 },
    box: {
      stepsPerEnvironment: 32,
      rolloutSet: 16,
      rolloutLength: 20,
      actions: { kind: "sampled" },
      value: {},
    },
  },
};
