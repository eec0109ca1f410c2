import { exp, log } from "../../numerics/mod.ts";
import type { PolicyEvaluation } from "../mdp/evaluate_policy.ts";
import { findRoot } from "../mdp/find_root.ts";
import { type KlStep, maxKlStep } from "./kl_steps.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

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
