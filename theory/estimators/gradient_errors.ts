import { evaluatePolicy } from "../mdp/evaluate_policy.ts";
import { stateDistributions } from "../mdp/finite_horizon.ts";
import { errorOf, type GradientError } from "./gradient_moments.ts";
import type { Mdp } from "../mdp/mdp.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";
import { singlePathMoments } from "./single_path_moments.ts";
import { vineMoments } from "./vine_moments.ts";

/** Errors of four estimates in one MDP. */
export interface GradientErrors {
  /** The single path of as many Q samples as the vine has. */
  readonly equalSamples: GradientError;
  /** The single path of as many simulated steps as the vine takes. */
  readonly equalSteps: GradientError;
  /** The vine with common random numbers. */
  readonly common: GradientError;
  /** The vine without. */
  readonly independent: GradientError;
}

/**
 * The errors of single path and vine, exactly, against the gradient with exact
 * Q in the states that both visit,
 * Σ_s (1/T) Σ_t P(s_t = s) Σ_a ∇π(a|s) Q(s, a).
 *
 * The vine plays a trunk of A episodes of T = ⌈3/(1 − γ)⌉ steps (60 at most),
 * and rolls every action out for T steps from T states of it: A·T Q samples,
 * A·T (1 + T) steps. The single path of equal samples is that very trunk; that
 * of equal steps has 1 + T times its episodes. No baseline, as published.
 *
 * Source: Schulman et al. 2015, sections 5.1 and 5.2,
 * https://arxiv.org/abs/1502.05477
 *
 * @param mdp The MDP.
 * @param policy π, a softmax table, `[S·A]`.
 * @returns Bias and variance of each.
 *
 * @example Where actions do nothing, common random numbers leave no error
 * ```ts
 * import { createMdp, gradientErrors, uniformPolicy } from "@policy-gradient/bench/theory";
 * import { assert, assertAlmostEquals } from "@std/assert";
 *
 * const mdp = createMdp({
 *   transitions: [[[0.5, 0.5], [0.5, 0.5]], [[0.5, 0.5], [0.5, 0.5]]],
 *   rewards: [[1, 1], [0, 0]],
 *   start: [1, 0],
 *   gamma: 0.9,
 * });
 * const { common, independent } = gradientErrors(mdp, uniformPolicy(mdp));
 *
 * assertAlmostEquals(common.squaredError, 0, 1e-12);
 * assert(independent.squaredError > 0.001);
 * ```
 */
export function gradientErrors(mdp: Mdp, policy: PolicyTable): GradientErrors {
  const { actions } = mdp;
  const steps = Math.ceil(3 / (1 - Math.min(mdp.gamma, 0.95)));
  const { advantage } = evaluatePolicy(mdp, policy);
  const target = new Float64Array(policy.length);
  for (const at of stateDistributions(mdp, policy, steps)) {
    policy.forEach((p, i) =>
      target[i] += at[Math.floor(i / actions)] * p * advantage[i] / steps
    );
  }
  const path = singlePathMoments(mdp, policy, { steps, episodes: actions });
  const vine = (commonRandomNumbers: boolean) =>
    errorOf(
      vineMoments(mdp, policy, {
        steps,
        episodes: actions,
        rolloutSet: steps,
        rolloutLength: steps,
        repeats: 1,
        commonRandomNumbers,
      }),
      target,
    );
  const { mean, variance } = path;
  return {
    equalSamples: errorOf(path, target),
    equalSteps: errorOf(
      { mean, variance: variance.map((value) => value / (1 + steps)) },
      target,
    ),
    common: vine(true),
    independent: vine(false),
  };
}
