import { createBranches } from "../../algorithms/collect/branches.ts";
import { chooseRolloutSet } from "../../algorithms/collect/choose_rollout_set.ts";
import { collectRollout } from "../../algorithms/collect/collect_rollout.ts";
import { rollOutBranches } from "../../algorithms/collect/roll_out_branches.ts";
import { createRollout } from "../../algorithms/collect/rollout.ts";
import { listActions } from "../../algorithms/collect/vine_actions.ts";
import {
  createVineSurrogate,
  vineGradient,
} from "../../algorithms/update/vine_surrogate.ts";
import type { Random } from "../../numerics/mod.ts";
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
    Array.from(
      { length: SLOTS },
      () => environmentOf(mdp, steps + rolloutLength),
    ),
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
