import { exact } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  klOldNew,
  maxOverStates,
  totalVariation,
} from "../../improvement/divergences.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import {
  mixtureTerms,
  simplifiedMixtureBound,
  tightMixtureBound,
} from "../../improvement/mixture_bound.ts";
import { epsilonOf, penaltyCoefficient } from "../../improvement/penalty.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import {
  type PolicyChange,
  rareTransition,
  worstDivergence,
  worstMixture,
  worstTotalVariation,
} from "../../mdp/extreme_mdps.ts";
import { mixPolicies } from "../../mdp/policy_table.ts";

/** (L − η) / penalty, where the MDP is built to make it large. */
interface BoundsAttainedCase {
  /** Of the tight bound for mixtures, at γ = 0.9 and α = 0.3. */
  readonly tightMixture: number;
  /** Of the simplified bound, at γ = 0.9 and α = 10⁻⁴. */
  readonly simplifiedMixture: number;
  /** Of the bound by total variations, at γ = 0.9 and α = 10⁻⁴. */
  readonly totalVariation: number;
  /** Of the bound by KL at γ = 0.01, half of which is the most there can be. */
  readonly fork: number;
  /** Of the bound by KL at γ = 0.99. */
  readonly rareTransition: number;
}

/**
 * No penalty but that of KL can be made smaller by a factor: small MDPs bring
 * the bounds to equality. That of KL is within the factor 2 of Pinsker's
 * inequality for small γ, and by a rare transition, of the order of √(1 − γ)
 * otherwise.
 *
 * Source: the proofs of Kakade and Langford 2002, theorem 4.1, and Schulman et
 * al. 2015, appendix A, https://arxiv.org/abs/1502.05477
 *
 * @param coefficient C as a function of ε and γ.
 * @returns The statement.
 */
export function boundsAttained(
  coefficient = penaltyCoefficient,
): Statement<BoundsAttainedCase> {
  const rare = { before: 0.00268, after: 0.00255, good: 0.5012 };
  return {
    id: "bounds-attained",
    title: "Small MDPs bring the bounds to equality",
    source: "proofs of Kakade & Langford 2002 and Schulman et al. 2015",
    cases: 1,
    check() {
      const tv = worstTotalVariation(0.9, 1e-4);
      const fork = worstDivergence(0.01, 0.001);
      const transition = rareTransition({ gamma: 0.99, ...rare });
      return {
        tightMixture: mixtureRatio(tightMixtureBound.penalty, 0.3),
        simplifiedMixture: mixtureRatio(simplifiedMixtureBound.penalty, 1e-4),
        totalVariation: lossOf(tv, coefficient) /
          maxOverStates(totalVariation(tv.mdp, tv.policy, tv.newPolicy)) ** 2,
        fork: lossOf(fork, coefficient) / maxKl(fork),
        rareTransition: lossOf(transition, coefficient) / maxKl(transition),
      };
    },
    conclude([ratios]) {
      return {
        holds: Math.abs(ratios.tightMixture - 1) < 1e-9 &&
          // (1 − γ)/(1 − γ(1 − α)) is 0.9991 for γ = 0.9 and α = 10⁻⁴.
          within(ratios.simplifiedMixture, 0.999, 1) &&
          within(ratios.totalVariation, 0.999, 1) &&
          // (1 − γ)/2 is 0.495 for γ = 0.01.
          within(ratios.fork, 0.49, 0.5),
        measurements: [
          exact("tight mixture bound", ratios.tightMixture),
          exact("simplified mixture bound", ratios.simplifiedMixture),
          exact("total variation bound", ratios.totalVariation),
          exact("KL bound, γ = 0.01", ratios.fork),
          exact("KL bound, γ = 0.99", ratios.rareTransition),
        ],
      };
    },
  };
}

function mixtureRatio(
  penalty: typeof tightMixtureBound.penalty,
  alpha: number,
): number {
  const { mdp, policy, newPolicy } = worstMixture(0.9);
  const old = evaluatePolicy(mdp, policy);
  const mixture = mixPolicies(policy, newPolicy, alpha);
  const loss = localApproximation(old, mixture) -
    evaluatePolicy(mdp, mixture).eta;
  return loss / penalty(mixtureTerms(mdp.gamma, old, newPolicy), alpha);
}

/** (L − η) / C. */
function lossOf(
  { mdp, policy, newPolicy }: PolicyChange,
  coefficient: typeof penaltyCoefficient,
): number {
  const old = evaluatePolicy(mdp, policy);
  const loss = localApproximation(old, newPolicy) -
    evaluatePolicy(mdp, newPolicy).eta;
  return loss / coefficient(epsilonOf(old.advantage), mdp.gamma);
}

function maxKl({ mdp, policy, newPolicy }: PolicyChange): number {
  return maxOverStates(klOldNew(mdp, policy, newPolicy));
}

function within(value: number, lower: number, upper: number): boolean {
  return value >= lower && value <= upper;
}
