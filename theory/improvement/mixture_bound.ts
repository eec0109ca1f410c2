/**
 * The lower bounds of Kakade and Langford for a mixture (1 − α) π + α π′.
 *
 * S. Kakade and J. Langford, Approximately Optimal Approximate Reinforcement
 * Learning, 2002, https://dl.acm.org/doi/10.5555/645531.656005. They normalize
 * η and A by a factor 1 − γ, which is absent here.
 *
 * @module
 */
import type { PolicyEvaluation } from "../mdp/evaluate_policy.ts";
import { expectedAdvantage } from "./local_approximation.ts";
import { epsilonOf } from "./penalty.ts";
import type { PolicyTable } from "../mdp/policy_table.ts";

/** What the bounds for mixtures with a target depend on. */
export interface MixtureTerms {
  /** 𝔸 = Σ_s ρ_π(s) Σ_a π′(a|s) A_π(s, a), the slope of η in α at 0. */
  readonly gain: number;
  /** ε = max_s |Σ_a π′(a|s) A_π(s, a)|. */
  readonly epsilon: number;
  /** Discount γ in [0, 1). */
  readonly gamma: number;
}

/**
 * Finds what the bounds depend on.
 *
 * Source: Schulman et al. 2015, equation 6, https://arxiv.org/abs/1502.05477
 *
 * @param gamma Discount γ in [0, 1).
 * @param evaluation ρ, A and V of π.
 * @param target π′, `[S·A]`.
 * @returns 𝔸, ε and γ.
 */
export function mixtureTerms(
  gamma: number,
  evaluation: PolicyEvaluation,
  target: PolicyTable,
): MixtureTerms {
  const advantage = expectedAdvantage(evaluation, target);
  const gain = advantage.reduce(
    (sum, mean, s) => sum + evaluation.rho[s] * mean,
    0,
  );
  return { gain, epsilon: epsilonOf(advantage), gamma };
}

/** A penalty on α and the α that is best under it. */
export interface MixtureBound {
  /**
   * By how much η may fall short of L = η(π) + α 𝔸.
   *
   * @param terms ε and γ.
   * @param alpha α in [0, 1].
   * @returns The penalty.
   */
  penalty(terms: MixtureTerms, alpha: number): number;
  /**
   * The α that maximizes the bound, α 𝔸 − penalty(α), in closed form.
   *
   * @param terms 𝔸, ε and γ.
   * @returns α in [0, 1]; 0 where π′ promises no gain.
   */
  bestAlpha(terms: MixtureTerms): number;
}

/**
 * The tight bound,
 * η ≥ L − 2 ε γ α² / ((1 − γ)(1 − γ(1 − α))).
 *
 * Its derivative in α is 0 where 1 − γ(1 − α) = (1 − γ)/√(1 − x), with
 * x = 𝔸 (1 − γ) / (2 ε), which is at most ½.
 *
 * Source: Kakade and Langford 2002, theorem 4.1.
 *
 * @example It leads to a longer step than the simplified bound
 * ```ts
 * import { simplifiedMixtureBound, tightMixtureBound } from "@policy-gradient/bench/theory";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const terms = { gain: 1.5, epsilon: 1, gamma: 0.5 };
 *
 * assertAlmostEquals(simplifiedMixtureBound.bestAlpha(terms), 0.1875, 1e-15);
 * assertAlmostEquals(tightMixtureBound.bestAlpha(terms), 0.2649, 1e-4);
 * ```
 */
export const tightMixtureBound: MixtureBound = {
  penalty: ({ epsilon, gamma }, alpha) =>
    2 * epsilon * gamma * alpha * alpha /
    ((1 - gamma) * (1 - gamma * (1 - alpha))),
  bestAlpha: ({ gain, epsilon, gamma }) => {
    if (!(gain > 0)) return 0;
    const x = gain * (1 - gamma) / (2 * epsilon);
    const root = Math.sqrt(1 - x);
    // (1/√(1 − x) − 1) (1 − γ)/γ, without the difference of like numbers.
    return Math.min(1, x / (root * (1 + root)) * (1 - gamma) / gamma);
  },
};

/**
 * The simplified bound,
 * η ≥ L − 2 ε γ α² / (1 − γ)², which is best at α = 𝔸 (1 − γ)² / (4 ε γ).
 *
 * Source: Schulman et al. 2015, equation 6, https://arxiv.org/abs/1502.05477
 */
export const simplifiedMixtureBound: MixtureBound = {
  penalty: ({ epsilon, gamma }, alpha) =>
    2 * epsilon * gamma * alpha * alpha / ((1 - gamma) * (1 - gamma)),
  bestAlpha: ({ gain, epsilon, gamma }) => {
    if (!(gain > 0)) return 0;
    return Math.min(
      1,
      gain * (1 - gamma) * (1 - gamma) / (4 * epsilon * gamma),
    );
  },
};
