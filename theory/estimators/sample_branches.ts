import { createBranches } from "../../algorithms/collect/branches.ts";
import { createObservationFilter } from "../../algorithms/collect/observation_filter.ts";
import { rollOutBranches } from "../../algorithms/collect/roll_out_branches.ts";
import type { Random } from "../../numerics/mod.ts";
import {
  environmentOf,
  type TabularActor,
  tabularPolicy,
} from "./tabular_policy.ts";

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
  const environments = Array.from(
    { length: SLOTS },
    () => environmentOf(mdp, limit),
  );
  const q = new Float64Array(copies * states * actions);
  rollOut(
    createBranches(engine, policy, environments, {
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
