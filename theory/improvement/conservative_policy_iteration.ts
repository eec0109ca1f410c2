/**
 * Conservative policy iteration.
 *
 * @module
 */
import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import type { Mdp } from "../mdp/mdp.ts";
import {
  type MixtureBound,
  mixtureTerms,
  tightMixtureBound,
} from "./mixture_bound.ts";
import {
  greedyPolicy,
  mixPolicies,
  type PolicyTable,
} from "../mdp/policy_table.ts";

/** How conservative policy iteration goes. */
export interface ConservativePolicyIterationOptions {
  /**
   * The bound that is maximized in each step.
   * @default tightMixtureBound
   */
  readonly bound?: MixtureBound;
  /**
   * It stops as soon as (1 − γ) 𝔸, the gain per step that the greedy policy
   * promises over the visits of π, is at most this.
   * @default 0.01
   */
  readonly accuracy?: number;
  /**
   * It stops unfinished after so many iterations.
   * @default 1000000
   */
  readonly iterations?: number;
}

/** One policy of the sequence and the step from it. */
export interface ConservativeIteration {
  /** η of the policy. */
  readonly eta: number;
  /** 𝔸 of the greedy policy. */
  readonly gain: number;
  /** α of the step from it; 0 where the iteration stopped. */
  readonly alpha: number;
  /** What the bound guarantees of η after the step. */
  readonly guaranteed: number;
}

/** A sequence of policies. */
export interface ConservativeSequence {
  /** Each policy, the last one being where it stopped. */
  readonly iterations: readonly ConservativeIteration[];
  /** The last policy, `[S·A]`. */
  readonly policy: PolicyTable;
  /** Whether the last policy is as accurate as was asked for. */
  readonly finished: boolean;
}

/**
 * Mixes the greedy policy π′ of A_π into π, by the α that maximizes the lower
 * bound on η, until π′ promises too little.
 *
 * Source: Kakade and Langford 2002, section 4, with exact advantages in the
 * place of their estimates, https://dl.acm.org/doi/10.5555/645531.656005
 *
 * @param mdp The MDP.
 * @param policy The first π, `[S·A]`.
 * @param options Bound and accuracy.
 * @returns The sequence, whose η never falls.
 *
 * @example It finds the better one of two actions
 * ```ts
 * import {
 *   conservativePolicyIteration,
 *   createMdp,
 *   uniformPolicy,
 * } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0.5,
 * });
 * const { iterations, finished } = conservativePolicyIteration(
 *   mdp,
 *   uniformPolicy(mdp),
 * );
 *
 * assertEquals(iterations[0].eta, 1);
 * assertEquals(iterations[0].gain, 1);
 * assertEquals(finished, true);
 * ```
 */
export function conservativePolicyIteration(
  mdp: Mdp,
  policy: PolicyTable,
  options: ConservativePolicyIterationOptions = {},
): ConservativeSequence {
  const {
    bound = tightMixtureBound,
    accuracy = 0.01,
    iterations: most = 1_000_000,
  } = options;
  const iterations: ConservativeIteration[] = [];
  while (true) {
    const evaluation = evaluatePolicy(mdp, policy);
    const { eta } = evaluation;
    const target = greedyPolicy(mdp, evaluation.advantage);
    const terms = mixtureTerms(mdp.gamma, evaluation, target);
    const { gain } = terms;
    const finished = (1 - mdp.gamma) * gain <= accuracy;
    if (finished || iterations.length >= most) {
      iterations.push({ eta, gain, alpha: 0, guaranteed: eta });
      return { iterations, policy, finished };
    }
    const alpha = bound.bestAlpha(terms);
    const guaranteed = eta + alpha * gain - bound.penalty(terms, alpha);
    iterations.push({ eta, gain, alpha, guaranteed });
    policy = mixPolicies(policy, target, alpha);
  }
}
