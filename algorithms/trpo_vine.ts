/**
 * Trust region policy optimization, vine.
 *
 * @module
 */
import type { Vector } from "../networks/vector.ts";
import { norm } from "../networks/mod.ts";
import type { Random } from "../numerics/random.ts";
import type { AlgorithmRecord, Diagnostics } from "./algorithm.ts";
import { diagnostics } from "./diagnostics.ts";
import type { Parts } from "./state/parts.ts";
import { createBranches } from "./collect/branches.ts";
import type { Branches } from "./collect/branches.ts";
import { chooseRolloutSet } from "./collect/choose_rollout_set.ts";
import { collectRollout } from "./collect/collect_rollout.ts";
import { rollOutBranches } from "./collect/roll_out_branches.ts";
import { createRollout } from "./collect/rollout.ts";
import type { Rollout } from "./collect/rollout.ts";
import {
  countActions,
  drawPolicyActions,
  drawUniformActions,
  listActions,
} from "./collect/vine_actions.ts";
import type { VineBatch } from "./collect/vine_batch.ts";
import { createTrunkValue, fitTrunkValue } from "./estimate/trunk_value.ts";
import type { TrunkValue } from "./estimate/trunk_value.ts";
import type { Exploration } from "./options/learner_options.ts";
import { usesOfPolicy } from "./options/natural_gradient_options.ts";
import { policySpecOf } from "./options/policy_spec.ts";
import { resolveOptions } from "./options/resolve_options.ts";
import { trpoVineSchema } from "./options/trpo_vine_options.ts";
import type { TrpoVineOptions } from "./options/trpo_vine_options.ts";
import { actingPolicy } from "./state/acting_policy.ts";
import { createPolicy } from "./state/create_policy.ts";
import { decodeState, encodeState } from "./state/saved_state.ts";
import type { SavedTree } from "./state/saved_state.ts";
import {
  conjugateGradient,
  createConjugateGradient,
} from "./update/conjugate_gradient.ts";
import type { ConjugateGradient } from "./update/conjugate_gradient.ts";
import { divergenceOf } from "./update/divergence.ts";
import { createFisher, fisherVectorProduct } from "./update/fisher.ts";
import type { Fisher } from "./update/fisher.ts";
import {
  createLineSearch,
  lineSearch,
  normalizedStepSize,
} from "./update/line_search.ts";
import type { LineSearch } from "./update/line_search.ts";
import {
  createVineSurrogate,
  judgeVine,
  vineEntropy,
  vineGradient,
  vineValue,
} from "./update/vine_surrogate.ts";
import type { VineSurrogate } from "./update/vine_surrogate.ts";

/** The most branches that run side by side. */
const lanes = 128;

/** TRPO with vine sampling between two iterations. */
export interface TrpoVineState {
  /** Complete options. */
  readonly options: TrpoVineOptions;
  /** θ. */
  readonly theta: Vector;
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
  /** `[θ]`: ∇L, ascending. */
  readonly g: Vector;
  /** Buffers of L. */
  readonly surrogate: VineSurrogate;
  /** Buffers of H. */
  readonly fisher: Fisher;
  /** Buffers of x. */
  readonly solver: ConjugateGradient;
  /** Buffers of the search along x. */
  readonly search: LineSearch;
  /** Chooses the rollout set, its actions, and the branches' streams. */
  readonly random: Random;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

function create(options: TrpoVineOptions, parts: Parts): TrpoVineState {
  const { engine, environments } = parts;
  const { network, initialLogStd } = options;
  const exploration: Exploration = {
    kind: "independent",
    initialLogStd,
    squash: false,
  };
  const spec = policySpecOf(environments[0], { network, exploration });
  const actionsPerState = countActions(options.actions, spec.action);
  const trunkRows = options.environments * options.stepsPerEnvironment;
  const states = Math.min(options.rolloutSet, trunkRows);
  const pairs = states * actionsPerState;
  const { policy, theta, initialization } = createPolicy(
    parts,
    { network, exploration },
    Math.max(states, lanes, options.environments),
    usesOfPolicy(options),
  );
  const trunkParts = {
    ...parts,
    environments: environments.slice(0, options.environments),
  };
  const trunk = createRollout(trunkParts, policy, {
    ...options,
    normalizeRewards: false,
    resampleEvery: null,
    keepSnapshots: true,
  });
  const trunkValue = options.value &&
    createTrunkValue(parts, trunk, {
      options: options.value,
      network,
      branches: lanes,
      initialization,
    });
  const random = parts.random("branches");
  return {
    options,
    theta,
    trunk,
    trunkValue,
    branches: createBranches(
      engine,
      policy,
      environments.slice(options.environments),
      {
        filter: trunk.filter,
        value: trunkValue && trunkValue.value,
        random,
      },
    ),
    batch: {
      states,
      actionsPerState,
      observations: engine.vector(states * spec.observationSize),
      actions: engine.vector(pairs * policy.distribution.actionSize),
      logProposal: new Float64Array(pairs),
      q: new Float64Array(pairs),
    },
    snapshots: new Float64Array(states * environments[0].stateSize),
    order: new Uint32Array(trunkRows),
    g: engine.vector(theta.length),
    surrogate: createVineSurrogate(
      engine,
      policy,
      { states, actionsPerState },
      options.actions.kind === "all" ? "all-actions" : "self-normalized",
    ),
    fisher: createFisher(engine, policy, states, options),
    solver: createConjugateGradient(engine, theta.length),
    search: createLineSearch(engine, theta.length),
    random,
    saved: {
      theta,
      trunk: trunk.saved,
      value: trunkValue ? trunkValue.value.saved : {},
      random: random.state,
    },
  };
}

function iterate(state: TrpoVineState): Diagnostics {
  const { options, theta, trunk, trunkValue, batch, snapshots } = state;
  const { g, surrogate, fisher, solver, search } = state;
  const { policy, oldOutputs } = surrogate;
  const { states: rows, observations } = batch;

  // Play the trunk under π_θ, and choose N of its states, the rollout set.
  const episodes = collectRollout(trunk, theta);
  chooseRolloutSet(trunk, { ...batch, ...state }, state.random);

  // a_n1 … a_nK ~ q(·|s_n), and Q̂(s_n, a_nk) by rollouts from there
  policy.forward(theta, observations, rows, oldOutputs);
  chooseActions(state);
  const points = { ...batch, snapshots };
  const rolled = rollOutBranches(state.branches, theta, points, options);
  trunk.steps[0] += rolled.steps;

  // g = ∇ L(θ), L that of equation 15 or 16,
  // and the product with H = ∇² mean KL(π_old ‖ π_θ)
  const map = policy.linearize(theta, observations, rows);
  map.vjp(vineGradient(surrogate, batch, map.y), g);
  const H = fisherVectorProduct(fisher, theta, { rows, observations }, map);

  // x ≈ H⁻¹ g, β = √(2δ / xᵀH x)
  const { x, curvature } = conjugateGradient(solver, H, g, options);
  const beta = normalizedStepSize(curvature, options.delta);

  // θ ← θ + β αʲ x for the first j where L improves and mean KL ≤ δ
  const oldValue = vineValue(surrogate, batch, oldOutputs);
  const judge = () => judgeVine(surrogate, batch, theta, oldValue);
  const step = lineSearch(search, { theta, x, beta }, judge, options);

  const gradientNorm = norm(solver.math, g);
  const valueLoss = trunkValue && fitTrunkValue(trunkValue, options.gamma);
  return {
    steps: trunk.steps[0],
    episodes,
    metrics: {
      kl: step.kl,
      improvement: step.improvement,
      lineSearchTry: step.accepted ?? -1,
      entropy: vineEntropy(surrogate, rows),
      gradientNorm,
      cutRollouts: rolled.cut,
      ...(valueLoss === null ? {} : { valueLoss }),
    },
    diverged: divergenceOf({
      gradientNorm,
      curvature,
      valueLoss: valueLoss ?? 0,
    }),
  };
}

/** Writes the K actions of each state, and log q where they are drawn. */
function chooseActions(state: TrpoVineState): void {
  const { options: { actions }, batch, surrogate, random } = state;
  if (actions.kind === "all") {
    listActions(batch);
  } else if (actions.proposal === "uniform") {
    drawUniformActions(batch, surrogate.policy.spec.action, random);
  } else {
    drawPolicyActions(batch, surrogate, surrogate.oldOutputs, random);
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
export const trpoVine: AlgorithmRecord<TrpoVineOptions> = {
  name: "trpo-vine",
  resolve: (options) => resolveOptions("TRPO vine", trpoVineSchema, options),
  environmentCount: (options) => options.environments + lanes,
  create,
  iterate,
  save: ({ saved }: TrpoVineState) => encodeState(saved),
  restore: ({ saved }: TrpoVineState, bytes) => decodeState(saved, bytes),
  policy: (
    { surrogate: { policy }, theta, trunk, trunkValue }: TrpoVineState,
  ) =>
    actingPolicy({
      policy,
      theta,
      normalization: trunk.filter.normalization,
      value: trunkValue && trunkValue.value,
    }),
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
