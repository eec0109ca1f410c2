/**
 * Algorithm 1 of Schulman et al. 2015: its step, and the sequence.
 *
 * @module
 */
import { exp, log } from "../../numerics/mod.ts";
import {
  evaluatePolicy,
  type PolicyEvaluation,
} from "../mdp/evaluate_policy.ts";
import { findRoot } from "../mdp/find_root.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";
import { type KlStep, maxKlStep } from "./kl_steps.ts";
import { localApproximation } from "./local_approximation.ts";
import { epsilonOf, penaltyCoefficient } from "./penalty.ts";

/** The radii that are searched, in nats: less is rounding, more is greedy. */
const [LEAST, MOST] = [1e-20, 1e3];

/**
 * Maximizes M_π(π̃) = L_π(π̃) − C max_s KL(π ‖ π̃)(s), the step of Algorithm 1.
 *
 * Once the maximum δ is fixed, the problem splits by state. What is left,
 * G(δ) − C δ with G the largest gain of L within δ, is concave, and its
 * derivative is Σ_s ρ(s) μ(s) − C, with the multiplier μ(s) of each state.
 *
 * Source: Schulman et al. 2015, algorithm 1, https://arxiv.org/abs/1502.05477
 *
 * @param policy π, `[S·A]`.
 * @param evaluation A and ρ of π.
 * @param coefficient C ≥ 0; with 0 the step is greedy.
 * @returns π̃, and δ as `maxKl`.
 * @throws {RangeError} In one line, if C is negative or not finite.
 *
 * @example One state, where nothing can be mistaken: the higher C, the shorter
 * ```ts
 * import { createMdp, evaluatePolicy, penalizedStep, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0.5,
 * });
 * const policy = uniformPolicy(mdp);
 * const old = evaluatePolicy(mdp, policy);
 *
 * // 2 q + C/2 log(4 q (1 − q)) is greatest where C (2q − 1) = 4 q (1 − q).
 * const { policy: [q] } = penalizedStep(policy, old, 1);
 * assertAlmostEquals(2 * q - 1, 4 * q * (1 - q), 1e-9);
 * assertAlmostEquals(penalizedStep(policy, old, 0).policy[0], 1, 1e-12);
 * ```
 */
export function penalizedStep(
  policy: PolicyTable,
  evaluation: PolicyEvaluation,
  coefficient: number,
): KlStep {
  if (!(coefficient >= 0 && coefficient < Infinity)) {
    throw new RangeError(
      `Cannot penalize a step as 'coefficient' must be finite and ≥ 0: current value is ${coefficient}`,
    );
  }
  const { rho } = evaluation;
  const at = (delta: number) => maxKlStep(policy, evaluation, delta);
  const slope = ({ multipliers }: KlStep) =>
    multipliers.reduce((sum, multiplier, s) => sum + rho[s] * multiplier, 0);
  const longest = at(MOST);
  if (slope(longest) >= coefficient) return longest;
  const shortest = at(LEAST);
  if (slope(shortest) <= coefficient) return shortest;
  const root = findRoot(
    (logDelta) => log(slope(at(exp(logDelta))) / coefficient),
    log(LEAST),
    log(MOST),
  );
  return at(exp(root));
}

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
