import { evaluatePolicy, type PolicyEvaluation } from "./evaluate_policy.ts";
import type { Mdp } from "./mdp.ts";
import { greedyPolicy, type PolicyTable } from "./policy_table.ts";

/** How policy iteration goes. */
export interface PolicyIterationOptions {
  /**
   * It stops where no advantage is greater than this, which is taken for
   * rounding.
   * @default 1e-10
   */
  readonly accuracy?: number;
  /**
   * Evaluates policies.
   * @default evaluatePolicy
   */
  readonly evaluate?: typeof evaluatePolicy;
  /**
   * The next policy, from A.
   * @default greedyPolicy
   */
  readonly improve?: typeof greedyPolicy;
  /**
   * It stops unfinished after so many steps.
   * @default 1000
   */
  readonly steps?: number;
}

/** A sequence of policies. */
export interface PolicyIterationSequence {
  /** Each policy's evaluation, the last one being where it stopped. */
  readonly evaluations: readonly PolicyEvaluation[];
  /** The last policy, `[S·A]`. */
  readonly policy: PolicyTable;
  /** Whether no advantage is left, so that the last policy is optimal. */
  readonly finished: boolean;
}

/**
 * Policy iteration: the next policy takes in each state the action of the
 * greatest advantage, π′(s) = arg max_a A_π(s, a). V never falls in any state,
 * and where no A is positive V is optimal.
 *
 * Source: R. Howard 1960, Dynamic Programming and Markov Processes; Schulman et
 * al. 2015, section 2, https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy The first π, `[S·A]`.
 * @param options When it stops.
 * @returns The sequence.
 *
 * @example One step finds the better one of two actions
 * ```ts
 * import { createMdp, policyIteration, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[0, 1]],
 *   start: [1],
 *   gamma: 0.5,
 * });
 * const { evaluations, policy } = policyIteration(mdp, uniformPolicy(mdp));
 *
 * assertEquals(evaluations.map(({ eta }) => eta), [1, 2]);
 * assertEquals([...policy], [0, 1]);
 * ```
 */
export function policyIteration(
  mdp: Mdp,
  policy: PolicyTable,
  options: PolicyIterationOptions = {},
): PolicyIterationSequence {
  const {
    accuracy = 1e-10,
    evaluate = evaluatePolicy,
    improve = greedyPolicy,
    steps = 1000,
  } = options;
  const evaluations = [evaluate(mdp, policy)];
  while (true) {
    const { advantage } = evaluations[evaluations.length - 1];
    const finished = advantage.every((value) => value <= accuracy);
    if (finished || evaluations.length > steps) {
      return { evaluations, policy, finished };
    }
    policy = improve(mdp, advantage);
    evaluations.push(evaluate(mdp, policy));
  }
}
