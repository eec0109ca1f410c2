/**
 * Exact steps within a trust region: the largest L_π(π̃) for a KL divergence.
 *
 * L_π(π̃) − η(π) = Σ_s ρ(s) Σ_a π̃(a|s) A_π(s, a) is a sum over states, and so is
 * the mean KL; a maximum KL bounds each state alone. So one multiplier for all
 * states, or one for each, solves them exactly.
 *
 * @module
 */
import { exp, log } from "../../numerics/mod.ts";
import {
  type AdvantageGaps,
  advantageGaps,
  type AdvantageTilt,
  logOfShare,
  tiltWithinRadius,
  tiltWithPenalty,
} from "./advantage_tilt.ts";
import { NO_VISITS, type PolicyEvaluation } from "../mdp/evaluate_policy.ts";
import { findRoot } from "../mdp/find_root.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** A new policy, and what proves that it is the best. */
export interface KlStep {
  /** π̃, `[S·A]`. */
  readonly policy: PolicyTable;
  /**
   * μ(s): by how much Σ_a π̃(a|s) A(s, a) rises for a unit of KL(s), `[S]`; 0
   * where π̃ = π because there is nothing to gain.
   */
  readonly multipliers: Float64Array;
  /** The largest KL(π ‖ π̃)(s), in nats. */
  readonly maxKl: number;
  /** The mean of KL(π ‖ π̃)(s) over discounted visits, in nats. */
  readonly meanKl: number;
}

/** The least multiplier, in spreads: with it π̃ is greedy but for 1e-180. */
const LEAST = 1e-180;

/**
 * Maximizes L_π(π̃) subject to max_s KL(π ‖ π̃)(s) ≤ δ. In a state without
 * visits, which L doesn't see, π̃ is π.
 *
 * Source: Schulman et al. 2015, section 4 before equation 12, whose maximum it
 * replaces by a mean, https://arxiv.org/abs/1502.05477
 *
 * @param policy π, `[S·A]`.
 * @param evaluation A and ρ of π.
 * @param delta Radius δ > 0, in nats; maybe infinite.
 * @returns π̃.
 * @throws {RangeError} In one line, if δ is not positive.
 */
export function maxKlStep(
  policy: PolicyTable,
  evaluation: PolicyEvaluation,
  delta: number,
): KlStep {
  checkRadius(delta);
  return stepOf(
    policy,
    evaluation,
    (state) => tiltWithinRadius(state, delta),
  );
}

/**
 * Maximizes L_π(π̃) subject to mean KL(π ‖ π̃) ≤ δ, the mean over discounted
 * visits: what TRPO's step approximates.
 *
 * Source: Schulman et al. 2015, equation 12, https://arxiv.org/abs/1502.05477
 *
 * @param policy π, `[S·A]`.
 * @param evaluation A and ρ of π.
 * @param delta Radius δ > 0, in nats; maybe infinite.
 * @returns π̃.
 * @throws {RangeError} In one line, if δ is not positive.
 *
 * @example It goes as far as it may
 * ```ts
 * import {
 *   createMdp,
 *   evaluatePolicy,
 *   meanKlStep,
 *   uniformPolicy,
 * } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0.5,
 * });
 * const policy = uniformPolicy(mdp);
 * // KL(½, ½ ‖ 0.8, 0.2) = −½ log(4 · 0.8 · 0.2)
 * const delta = -0.5 * Math.log(4 * 0.8 * 0.2);
 * const step = meanKlStep(policy, evaluatePolicy(mdp, policy), delta);
 *
 * assertAlmostEquals(step.policy[0], 0.8, 1e-12);
 * ```
 */
export function meanKlStep(
  policy: PolicyTable,
  evaluation: PolicyEvaluation,
  delta: number,
): KlStep {
  checkRadius(delta);
  const spread = largestSpread(policy, evaluation);
  const at = (multiplier: number) =>
    stepOf(policy, evaluation, (state) => tiltWithPenalty(state, multiplier));
  // Nothing to gain anywhere: π stays as it is.
  if (spread === 0) return at(1);
  const least = LEAST * spread;
  const farthest = at(least);
  if (farthest.meanKl <= delta) return farthest;
  // There x ≥ μ − spread, and so KL(s) ≤ spread²/4x² < δ in every state.
  const most = spread * (1 + 1 / Math.sqrt(delta));
  const root = findRoot(
    (logMultiplier) => logOfShare(at(exp(logMultiplier)).meanKl, delta),
    log(least),
    log(most),
  );
  return at(exp(root));
}

/** Steps in each state that has visits. */
function stepOf(
  policy: PolicyTable,
  evaluation: PolicyEvaluation,
  tilt: (state: AdvantageGaps) => AdvantageTilt,
): KlStep {
  const { rho } = evaluation;
  const newPolicy = policy.slice();
  const multipliers = new Float64Array(rho.length);
  let [maxKl, meanKl, visits] = [0, 0, 0];
  for (const [s, state] of gapsOf(policy, evaluation)) {
    const { probabilities, multiplier, kl } = tilt(state);
    newPolicy.set(probabilities, s * probabilities.length);
    multipliers[s] = multiplier;
    maxKl = Math.max(maxKl, kl);
    meanKl += rho[s] * kl;
    visits += rho[s];
  }
  return { policy: newPolicy, multipliers, maxKl, meanKl: meanKl / visits };
}

/** Each state that has visits. */
function* gapsOf(
  policy: PolicyTable,
  { rho, advantage }: PolicyEvaluation,
): Generator<[s: number, state: AdvantageGaps]> {
  const actions = policy.length / rho.length;
  for (const [s, visits] of rho.entries()) {
    if (visits <= NO_VISITS) continue;
    const [start, end] = [s * actions, (s + 1) * actions];
    yield [
      s,
      advantageGaps(
        policy.subarray(start, end),
        advantage.subarray(start, end),
      ),
    ];
  }
}

/** The largest spread of advantages in a state. */
function largestSpread(
  policy: PolicyTable,
  evaluation: PolicyEvaluation,
): number {
  let most = 0;
  for (const [, { spread }] of gapsOf(policy, evaluation)) {
    most = Math.max(most, spread);
  }
  return most;
}

function checkRadius(delta: number): void {
  if (delta > 0) return;
  throw new RangeError(
    `Cannot step within a trust region as 'delta' must be > 0: current value is ${delta}`,
  );
}
