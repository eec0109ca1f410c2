/**
 * TRPO's vine by its own code: the branches of every state, and the whole.
 *
 * @module
 */
import { createBranches } from "../../algorithms/collect/branches.ts";
import { chooseRolloutSet } from "../../algorithms/collect/choose_rollout_set.ts";
import { collectRollout } from "../../algorithms/collect/collect_rollout.ts";
import { createObservationFilter } from "../../algorithms/collect/observation_filter.ts";
import { rollOutBranches } from "../../algorithms/collect/roll_out_branches.ts";
import { createRollout } from "../../algorithms/collect/rollout.ts";
import { listActions } from "../../algorithms/collect/vine_actions.ts";
import {
  createVineSurrogate,
  vineGradient,
} from "../../algorithms/update/vine_surrogate.ts";
import type { Environment } from "../../envs/mod.ts";
import type { Random } from "../../numerics/mod.ts";
import type { Mdp } from "../mdp/mdp.ts";
import {
  environmentOf,
  samplingParts,
  type TabularActor,
  tabularPolicy,
} from "./tabular_policy.ts";
import { checkRolloutSet, type VineSampling } from "./vine_moments.ts";
import { createVineBatch } from "./weigh_vine.ts";

/** The most branches that run side by side. */
const SLOTS = 64;

/** How branches are rolled out from every state. */
interface BranchSampling {
  /** How often each state is branched from, independently. */
  readonly copies: number;
  /** H, steps of one rollout. */
  readonly rolloutLength: number;
  /** Rollouts averaged for one Q̂. */
  readonly repeats: number;
  /** Whether the rollouts of a state's actions share their random numbers. */
  readonly commonRandomNumbers: boolean;
  /**
   * V̂ that a rollout ends with after H steps, when the time limit cuts it,
   * `[S]`; null where its length cuts it and nothing follows.
   */
  readonly ends: Float64Array | null;
}

/**
 * Q̂ of every state and action by the rollouts of TRPO's vine.
 *
 * @param actor The MDP and the policy.
 * @param sampling How to roll out.
 * @param random Draws.
 * @param rollOut Rolls out.
 * @returns Q̂(s, a) of copy c at index (c·S + s)·A + a.
 */
export function sampleBranches(
  { mdp, logits }: TabularActor,
  sampling: BranchSampling,
  random: Random,
  rollOut: typeof rollOutBranches = rollOutBranches,
): Float64Array {
  const { states, actions, gamma } = mdp;
  const { copies, rolloutLength, ends } = sampling;
  const { engine, policy, theta } = tabularPolicy(mdp, logits, SLOTS);
  // What cuts a rollout is its length or, where a value follows, the limit.
  const limit = ends ? rolloutLength : rolloutLength + 1;
  const q = new Float64Array(copies * states * actions);
  rollOut(
    createBranches(engine, policy, slots(mdp, limit), {
      filter: createObservationFilter(states, false),
      value: ends && tableOfValues(engine, ends),
      random,
    }),
    theta,
    {
      q,
      states: copies * states,
      actionsPerState: actions,
      // The state and that no step has elapsed.
      snapshots: Float64Array.from(
        { length: 2 * copies * states },
        (_, i) => i % 2 === 0 ? i / 2 % states : 0,
      ),
      actions: q.map((_, i) => i % actions),
    },
    { ...sampling, rolloutLength: rolloutLength + (ends ? 1 : 0), gamma },
  );
  return q;
}

/** V̂ as a linear network of one-hot observations. */
function tableOfValues(
  engine: ReturnType<typeof tabularPolicy>["engine"],
  values: Float64Array,
) {
  const network = engine.network({
    inputSize: values.length,
    hiddenSizes: [],
    outputSize: 1,
    activation: "tanh",
  }, SLOTS);
  const phi = engine.vector(network.parameterCount);
  network.pack([...values, 0], phi);
  return { network, phi };
}

/**
 * Prepares TRPO's vine on a softmax table: each call plays a trunk, chooses the
 * rollout set, rolls every action out, and gives the gradient of equation 15.
 * Its moments are those of `vineMoments`.
 *
 * Source: Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477
 *
 * @param actor The MDP, without terminal states, and the policy.
 * @param sampling Trunk, rollout set and rollouts.
 * @param random Draws.
 * @param rollOut Rolls out.
 * @returns Draws a gradient in the logits, `[S·A]`.
 * @throws {RangeError} If the rollout set has no state or more than the trunk.
 */
export function sampleVine(
  { mdp, logits }: TabularActor,
  sampling: VineSampling,
  random: Random,
  rollOut: typeof rollOutBranches = rollOutBranches,
): () => Float64Array {
  checkRolloutSet(sampling);
  const { states, actions, gamma } = mdp;
  const { steps, episodes, rolloutSet, rolloutLength } = sampling;
  const { engine, policy, theta } = tabularPolicy(
    mdp,
    logits,
    Math.max(SLOTS, rolloutSet, episodes),
  );
  const parts = samplingParts({ mdp, steps }, engine, episodes, random);
  const trunk = createRollout(parts, policy, {
    stepsPerEnvironment: steps,
    normalizeObservations: false,
    normalizeRewards: false,
    gamma,
    resampleEvery: null,
    keepSnapshots: true,
  });
  const branches = createBranches(
    engine,
    policy,
    slots(mdp, steps + rolloutLength),
    { filter: trunk.filter, value: null, random },
  );
  const batch = createVineBatch(engine, states, rolloutSet, actions);
  listActions(batch);
  const snapshots = new Float64Array(2 * rolloutSet);
  const order = new Uint32Array(trunk.rows);
  const surrogate = createVineSurrogate(engine, policy, batch, "all-actions");
  const gradient = engine.vector(theta.length);
  return () => {
    collectRollout(trunk, theta);
    chooseRolloutSet(trunk, { ...batch, snapshots, order }, random);
    const points = { ...batch, snapshots };
    rollOut(branches, theta, points, { ...sampling, gamma });
    const map = policy.linearize(theta, batch.observations, rolloutSet);
    map.vjp(vineGradient(surrogate, batch, map.y), gradient);
    return Float64Array.from(gradient.subarray(0, logits.length));
  };
}

/** One environment for each branch that runs side by side. */
function slots(mdp: Mdp, limit: number): Environment[] {
  return Array.from({ length: SLOTS }, () => environmentOf(mdp, limit));
}
