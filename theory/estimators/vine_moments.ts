import { branchMoments } from "./branch_moments.ts";
import { meanOverActions } from "../mdp/expectations.ts";
import { shareOfSteps, stateDistributions } from "../mdp/finite_horizon.ts";
import type { GradientMoments } from "./gradient_moments.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** How a vine is sampled. */
export interface VineSampling {
  /** T, steps of one episode of the trunk. */
  readonly steps: number;
  /** E, episodes of the trunk. */
  readonly episodes: number;
  /** N, states of the rollout set, drawn from the E·T of the trunk. */
  readonly rolloutSet: number;
  /** H, steps of one rollout. */
  readonly rolloutLength: number;
  /** Rollouts averaged for one action of one state. */
  readonly repeats: number;
  /** Whether the rollouts of a state's actions share their random numbers. */
  readonly commonRandomNumbers: boolean;
}

/**
 * Mean and variance of the vine's gradient under equation 15, the mean over N
 * states of the trunk of Σ_a ∇π(a|s) Q̂(s, a).
 *
 * By the law of total variance it is the rollouts' variance, given the states,
 * and that of how often each state is in the rollout set, of which the trunk's
 * chain tells how often two of its steps are in one state.
 *
 * Source: the estimator is that of Schulman et al. 2015, equation 15,
 * https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy π, a softmax table, `[S·A]`.
 * @param sampling Trunk, rollout set and rollouts.
 * @returns Mean and variance in the table's logits.
 * @throws {RangeError} If the rollout set has no state or more than the trunk.
 *
 * @example Every action is tried, so that a bandit leaves no variance
 * ```ts
 * import { createMdp, uniformPolicy, vineMoments } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[1], [1]]],
 *   rewards: [[1, 0]],
 *   start: [1],
 *   gamma: 0,
 * });
 * const { mean, variance } = vineMoments(mdp, uniformPolicy(mdp), {
 *   steps: 1,
 *   episodes: 1,
 *   rolloutSet: 1,
 *   rolloutLength: 1,
 *   repeats: 1,
 *   commonRandomNumbers: false,
 * });
 *
 * assertEquals([...mean], [0.25, -0.25]);
 * assertEquals([...variance], [0, 0]);
 * ```
 */
export function vineMoments(
  mdp: Mdp,
  policy: PolicyTable,
  sampling: VineSampling,
): GradientMoments {
  checkRolloutSet(sampling);
  const { actions } = mdp;
  const { rolloutSet, rolloutLength } = sampling;
  const { q, covariance } = branchMoments(mdp, policy, rolloutLength);
  const v = meanOverActions(mdp, policy, q);
  const { once, twice } = visits(mdp, policy, sampling);
  const mean = new Float64Array(policy.length);
  const variance = policy.map((p, i) => {
    const s = Math.floor(i / actions);
    // ∂L_n/∂θ_sb = π(b|s) (Q̂(s, b) − Σ_a π(a|s) Q̂(s, a))
    const gradient = p * (q[i] - v[s]);
    mean[i] = once[s] * gradient;
    const noise = gradientNoise(policy, sampling, covariance, i);
    const share = once[s] / rolloutSet +
      (1 - 1 / rolloutSet) * twice[s] - once[s] * once[s];
    return once[s] * noise / rolloutSet +
      gradient * gradient * Math.max(0, share);
  });
  return { mean, variance };
}

/**
 * Checks that a rollout set can be drawn from its trunk.
 *
 * @param sampling Trunk and rollout set.
 * @throws {RangeError} In one line, if it has no state or more than the trunk.
 */
export function checkRolloutSet(sampling: VineSampling): void {
  const { steps, episodes, rolloutSet } = sampling;
  const rows = steps * episodes;
  if (Number.isInteger(rolloutSet) && rolloutSet >= 1 && rolloutSet <= rows) {
    return;
  }
  throw new RangeError(
    `Cannot sample a vine as 'rolloutSet' must be 1 to ${rows}, the steps of its trunk: current value is ${rolloutSet}`,
  );
}

/** The rollouts' variance of ∂L_n/∂θ_sb, which is linear in Q̂(s, ·). */
function gradientNoise(
  policy: PolicyTable,
  { repeats, commonRandomNumbers }: VineSampling,
  covariance: Float64Array,
  component: number,
): number {
  const actions = covariance.length / policy.length;
  const first = component - component % actions;
  const weight = (a: number) =>
    policy[component] *
    ((first + a === component ? 1 : 0) - policy[first + a]);
  let sum = 0;
  for (let a = 0; a < actions; a++) {
    for (let b = 0; b < actions; b++) {
      if (a !== b && !commonRandomNumbers) continue;
      sum += weight(a) * weight(b) * covariance[(first + a) * actions + b];
    }
  }
  return Math.max(0, sum) / repeats;
}

/**
 * How often one state of the rollout set is s, `[S]`, and how often each of two
 * is, `[S]`.
 */
function visits(
  mdp: Mdp,
  policy: PolicyTable,
  { steps, episodes }: VineSampling,
): { once: Float64Array; twice: Float64Array } {
  const at = stateDistributions(mdp, policy, steps);
  const rows = steps * episodes;
  const once = shareOfSteps(at);
  const twice = once.map((p, s) => {
    // Σ_{t < t′} P(s_t = s, s_t′ = s) of one episode
    const start = mdp.start.map((_, j) => j === s ? 1 : 0);
    const after = stateDistributions({ ...mdp, start }, policy, steps);
    let returns = 0;
    for (let t = 0; t < steps; t++) {
      for (let later = t + 1; later < steps; later++) {
        returns += at[t][s] * after[later - t][s];
      }
    }
    const within = episodes * 2 * returns;
    const between = episodes * (episodes - 1) * steps * steps * p * p;
    return rows > 1 ? (within + between) / (rows * (rows - 1)) : 0;
  });
  return { once, twice };
}
