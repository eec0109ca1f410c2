import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { localApproximation } from "./local_approximation.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { penalizedStep } from "./penalized_step.ts";
import { epsilonOf, penaltyCoefficient } from "./penalty.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** How Algorithm 1 goes. */
export interface MinorizeMaximizeOptions {
  /**
   * How many steps it takes.
   * @default 10
   */
  readonly steps?: number;
  /**
   * C as a function of ε and γ.
   * @default penaltyCoefficient
   */
  readonly coefficient?: typeof penaltyCoefficient;
  /**
   * Maximizes L − C max KL.
   * @default penalizedStep
   */
  readonly step?: typeof penalizedStep;
}

/** One policy of the sequence and the step from it. */
export interface MinorizeMaximizeStep {
  /** η of the policy. */
  readonly eta: number;
  /** M = L − C max KL of the next policy, below which its η can't be. */
  readonly guaranteed: number;
  /** The largest KL(π ‖ π̃)(s) of the step, in nats. */
  readonly maxKl: number;
}

/** A sequence of policies. */
export interface MinorizeMaximizeSequence {
  /** The steps. */
  readonly steps: readonly MinorizeMaximizeStep[];
  /** η of the last policy. */
  readonly eta: number;
  /** The last policy, `[S·A]`. */
  readonly policy: PolicyTable;
}

/**
 * Algorithm 1 of TRPO, a minorize-maximize algorithm: each policy maximizes
 * M_π(π̃) = L_π(π̃) − C max_s KL(π ‖ π̃)(s), exactly. As η ≥ M_π everywhere and
 * η = M_π at π, η never falls.
 *
 * In a table η would not fall with any C: the maximum gains advantage in every
 * state, and such a policy is better whatever the visits are. What needs the
 * right C is the guarantee η(π̃) ≥ M_π(π̃).
 *
 * Source: Schulman et al. 2015, algorithm 1, https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy The first π, `[S·A]`.
 * @param options Number of steps, and what is under test.
 * @returns The sequence.
 *
 * @example It rises by more than was guaranteed
 * ```ts
 * import { createMdp, minorizeMaximize, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1, 0], [0, 1]], [[0, 1], [1, 0]]],
 *   rewards: [[0, 1], [2, 0]],
 *   start: [1, 0],
 *   gamma: 0.5,
 * });
 * const { steps } = minorizeMaximize(mdp, uniformPolicy(mdp), { steps: 3 });
 *
 * assertEquals(steps.length, 3);
 * assert(steps[0].eta < steps[0].guaranteed);
 * assert(steps[0].guaranteed < steps[1].eta);
 * ```
 */
export function minorizeMaximize(
  mdp: Mdp,
  policy: PolicyTable,
  options: MinorizeMaximizeOptions = {},
): MinorizeMaximizeSequence {
  const {
    steps: count = 10,
    coefficient = penaltyCoefficient,
    step = penalizedStep,
  } = options;
  let evaluation = evaluatePolicy(mdp, policy);
  const steps: MinorizeMaximizeStep[] = [];
  for (let i = 0; i < count; i++) {
    const c = coefficient(epsilonOf(evaluation.advantage), mdp.gamma);
    // π_{i+1} = arg max_π L_{π_i}(π) − C max_s KL(π_i ‖ π)
    const { policy: newPolicy, maxKl } = step(policy, evaluation, c);
    const guaranteed = localApproximation(evaluation, newPolicy) - c * maxKl;
    steps.push({ eta: evaluation.eta, guaranteed, maxKl });
    policy = newPolicy;
    evaluation = evaluatePolicy(mdp, policy);
  }
  return { steps, eta: evaluation.eta, policy };
}
