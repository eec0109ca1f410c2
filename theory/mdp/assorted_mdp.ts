/**
 * MDPs and policies of every sort, for statements that must hold for all.
 *
 * @module
 */
import type { Random } from "../../numerics/mod.ts";
import { evaluatePolicy, type PolicyEvaluation } from "./evaluate_policy.ts";
import type { Mdp } from "./mdp.ts";
import {
  greedyPolicy,
  type PolicyTable,
  softmaxPolicy,
  type TableShape,
} from "./policy_table.ts";
import { randomMdp, randomPolicy } from "./random_mdp.ts";

/** Discounts that are drawn from, up to a horizon of 100 steps. */
const GAMMAS = [0, 0.3, 0.6, 0.9, 0.95, 0.99];

/** Deviations of the logits that are drawn from: even to nearly deterministic. */
const SCALES = [0.3, 1, 3, 10];

/**
 * Draws a size: 2 to 8 states, 2 to 4 actions.
 *
 * @param random Where it comes from.
 * @returns Numbers of states and actions.
 */
export function assortedShape(random: Random): TableShape {
  return { states: 2 + random.integer(7), actions: 2 + random.integer(3) };
}

/**
 * Draws an MDP of 2 to 8 states, 2 to 4 actions, and γ from 0 to 0.99. An
 * action leads to any state, to two, or to one for certain, each in a third of
 * the MDPs.
 *
 * @param random Where it comes from.
 * @returns The MDP.
 */
export function assortedMdp(random: Random): Mdp {
  const shape = assortedShape(random);
  return randomMdp(random, {
    ...shape,
    gamma: pick(random, GAMMAS),
    successors: pick(random, [shape.states, 2, 1]),
  });
}

/**
 * Draws a policy that is even, ordinary, nearly deterministic or, in one of
 * five cases, deterministic.
 *
 * @param shape Numbers of states and actions.
 * @param random Where it comes from.
 * @returns The policy.
 */
export function assortedPolicy(
  shape: TableShape,
  random: Random,
): PolicyTable {
  const deterministic = random.integer(5) === 0;
  const { logits, policy } = randomPolicy(shape, random, pick(random, SCALES));
  return deterministic ? greedyPolicy(shape, logits) : policy;
}

/** A policy and another that one may want to go to. */
export interface PolicyPair {
  /** π, `[S·A]`. */
  readonly policy: PolicyTable;
  /** π̃, or the target π′ of a mixture, `[S·A]`. */
  readonly newPolicy: PolicyTable;
}

/**
 * Draws two policies. Half of the time they have nothing to do with each
 * other; otherwise π is a softmax and π̃ that of logits 0.001 to 1 away, as
 * after an update.
 *
 * @param shape Numbers of states and actions.
 * @param random Where they come from.
 * @returns π and π̃.
 */
export function assortedPolicies(
  shape: TableShape,
  random: Random,
): PolicyPair {
  if (random.integer(2) === 0) {
    const policy = assortedPolicy(shape, random);
    return { policy, newPolicy: assortedPolicy(shape, random) };
  }
  const { logits, policy } = randomPolicy(shape, random, pick(random, SCALES));
  const step = pick(random, [0.001, 0.01, 0.1, 1]);
  const newLogits = logits.map((logit) => logit + step * random.normal());
  return { policy, newPolicy: softmaxPolicy(shape, newLogits) };
}

/** A policy to improve. */
export interface AssortedProblem {
  /** The MDP. */
  readonly mdp: Mdp;
  /** θ, `[S·A]`. */
  readonly logits: Float64Array;
  /** π, the softmax table of θ, `[S·A]`. */
  readonly policy: PolicyTable;
  /** What is exact about π. */
  readonly old: PolicyEvaluation;
}

/**
 * Draws an assorted MDP and a softmax policy of it.
 *
 * @param random Where they come from.
 * @param scale Deviation of the logits, at least 0.
 * @returns The MDP, the policy, and its evaluation.
 */
export function assortedProblem(random: Random, scale = 1): AssortedProblem {
  const mdp = assortedMdp(random);
  const { logits, policy } = randomPolicy(mdp, random, scale);
  return { mdp, logits, policy, old: evaluatePolicy(mdp, policy) };
}

/** One element, each equally likely. */
function pick<T>(random: Random, values: readonly T[]): T {
  return values[random.integer(values.length)];
}
