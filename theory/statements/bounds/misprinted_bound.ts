/**
 * The misprint of the penalty that has 1 − γ² for (1 − γ)².
 *
 * @module
 */
import { exact, shareOf } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { klOldNew, maxOverStates } from "../../improvement/divergences.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import {
  epsilonOf,
  penaltyCoefficient,
  penaltyOf,
} from "../../improvement/penalty.ts";
import { assortedMdp, assortedPolicies } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { type PolicyChange, rareTransition } from "../../mdp/extreme_mdps.ts";
import { drawRareTransition } from "./draw_change.ts";

/** η and two lower bounds, one of them wrong. */
interface MisprintCase {
  /** η(π̃). */
  readonly eta: number;
  /** L − 4 ε γ max KL / (1 − γ²). */
  readonly misprinted: number;
  /** L − 4 ε γ max KL / (1 − γ)². */
  readonly right: number;
}

/**
 * The coefficient as a widespread misprint has it, 4 ε γ / (1 − γ²). It gives
 * no bound.
 *
 * @param epsilon ε ≥ 0.
 * @param gamma Discount γ in [0, 1).
 * @returns What is printed in the place of C.
 */
export function misprintedCoefficient(epsilon: number, gamma: number): number {
  return 4 * epsilon * gamma / (1 - gamma * gamma);
}

/**
 * With 1 − γ² for (1 − γ)² the bound by KL fails, for one MDP of two states:
 * see {@linkcode rareTransition}. It holds if η is below the misprinted bound
 * and not below the right one. The bound by total variations fails at every
 * γ > 0, as `worstTotalVariation` loses (1 + γ)/(1 − γ(1 − α)) times
 * the misprinted penalty.
 *
 * Source: Schulman et al. 2015, equation 9, https://arxiv.org/abs/1502.05477
 *
 * @param coefficient The wrong coefficient.
 * @returns The statement.
 */
export function misprintedBound(
  coefficient: typeof penaltyCoefficient = misprintedCoefficient,
): Statement<MisprintCase> {
  return {
    id: "misprinted-bound",
    title: "η(π̃) < L_π(π̃) − 4εγ/(1 − γ²) max_s KL(π ‖ π̃) for a π̃",
    source: "a misprint of Schulman et al. 2015, eq. 9",
    cases: 1,
    check: () => compare(rareTransition(), coefficient),
    conclude([{ eta, misprinted, right }]) {
      return {
        holds: misprinted > eta && eta >= right,
        measurements: [
          exact("η", eta),
          exact("misprinted bound", misprinted),
          exact("right bound", right),
        ],
      };
    },
  };
}

/** Whether the misprinted bound is violated. */
interface MisprintSearchCase {
  /** By a random MDP and two of its policies. */
  readonly anywhere: boolean;
  /** By a rare transition that becomes still rarer. */
  readonly rareTransition: boolean;
}

/**
 * How often random search finds that the misprinted bound is violated: among
 * MDPs and policies of every sort, and among those of
 * {@linkcode rareTransition} with random numbers and γ from 0.98 to 0.995.
 *
 * @param coefficient The wrong coefficient.
 * @returns The statement, which is only measured.
 */
export function misprintedBoundSearch(
  coefficient: typeof penaltyCoefficient = misprintedCoefficient,
): Statement<MisprintSearchCase> {
  const violated = (change: PolicyChange) => {
    const { eta, misprinted } = compare(change, coefficient);
    return misprinted - eta > 1e-9 * (1 + Math.abs(eta));
  };
  return {
    id: "misprinted-bound-search",
    title: "How often 4εγ/(1 − γ²) max_s KL(π ‖ π̃) is too small",
    source: "a misprint of Schulman et al. 2015, eq. 9",
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      return {
        anywhere: violated({ mdp, ...assortedPolicies(mdp, random) }),
        rareTransition: violated(drawRareTransition(random)),
      };
    },
    conclude: (cases) => ({
      holds: null,
      measurements: [
        shareOf(
          "share of random MDPs",
          cases.map(({ anywhere }) => anywhere),
        ),
        shareOf(
          "share of rare transitions",
          cases.map(({ rareTransition }) => rareTransition),
        ),
      ],
    }),
  };
}

function compare(
  { mdp, policy, newPolicy }: PolicyChange,
  coefficient: typeof penaltyCoefficient,
): MisprintCase {
  const old = evaluatePolicy(mdp, policy);
  const { eta } = evaluatePolicy(mdp, newPolicy);
  const epsilon = epsilonOf(old.advantage);
  const kl = maxOverStates(klOldNew(mdp, policy, newPolicy));
  const l = localApproximation(old, newPolicy);
  const below = (c: typeof coefficient) =>
    l - penaltyOf(c(epsilon, mdp.gamma), kl);
  return {
    eta,
    misprinted: below(coefficient),
    right: below(penaltyCoefficient),
  };
}
