/**
 * The exact steps are feasible, and nothing feasible is better.
 *
 * @module
 */
import type { Random } from "../../../numerics/mod.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  klOldNew,
  maxOverStates,
  meanOverVisits,
} from "../../improvement/divergences.ts";
import {
  type KlStep,
  maxKlStep,
  meanKlStep,
} from "../../improvement/kl_steps.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import { penalizedStep } from "../../improvement/minorize_maximize.ts";
import { epsilonOf, penaltyCoefficient } from "../../improvement/penalty.ts";
import {
  assortedMdp,
  assortedPolicy,
  type AssortedProblem,
} from "../../mdp/assorted_mdp.ts";
import {
  evaluatePolicy,
  type PolicyEvaluation,
} from "../../mdp/evaluate_policy.ts";
import { dualBound } from "./dual_bound.ts";

/** Radii that are drawn from, in nats. */
const RADII = [1e-4, 1e-3, 1e-2, 0.1, 1, 10];

/**
 * The exact step maximizes L subject to max_s KL ≤ δ: it is feasible, and its L
 * equals an upper bound, Σ_s ρ(s) (max_q Σ q A − μ KL) + δ Σ_s ρ(s) μ(s).
 *
 * Source: Schulman et al. 2015, section 4, https://arxiv.org/abs/1502.05477
 *
 * @param step The step.
 * @returns The statement.
 */
export function maxKlStepIsBest(step = maxKlStep): Statement<ExactCase> {
  return optimality({
    id: "max-kl-step",
    title: "The exact step maximizes L_π subject to max_s KL(π ‖ π̃) ≤ δ",
    source: "Schulman et al. 2015, sec. 4",
  }, ({ policy, old, mdp }, random) => {
    const delta = RADII[random.integer(RADII.length)];
    const found = step(policy, old, delta);
    const kl = maxOverStates(klOldNew(mdp, policy, found.policy));
    return {
      found,
      reached: localApproximation(old, found.policy) - old.eta,
      excess: kl - delta,
      slack: delta * weightOf(old, found.multipliers),
    };
  });
}

/**
 * The exact step maximizes L subject to mean KL ≤ δ: it is feasible, and its L
 * equals an upper bound, Σ_s ρ(s) (max_q Σ q A − μ KL) + δ μ / (1 − γ).
 *
 * Source: Schulman et al. 2015, equation 12, https://arxiv.org/abs/1502.05477
 *
 * @param step The step.
 * @returns The statement.
 */
export function meanKlStepIsBest(
  step: typeof maxKlStep = meanKlStep,
): Statement<ExactCase> {
  return optimality({
    id: "mean-kl-step",
    title: "The exact step maximizes L_π subject to mean KL(π ‖ π̃) ≤ δ",
    source: "Schulman et al. 2015, eq. 12",
  }, ({ policy, old, mdp }, random) => {
    const delta = RADII[random.integer(RADII.length)];
    const found = step(policy, old, delta);
    const kl = klOldNew(mdp, policy, found.policy);
    return {
      found,
      reached: localApproximation(old, found.policy) - old.eta,
      excess: meanOverVisits(mdp, old.rho, kl) - delta,
      slack: delta * maxOverStates(found.multipliers) / (1 - mdp.gamma),
    };
  });
}

/**
 * The step of Algorithm 1 maximizes L − C max_s KL, solved by state: it equals
 * an upper bound, Σ_s ρ(s) (max_q Σ q A − μ KL) with Σ_s ρ(s) μ(s) = C.
 *
 * Source: Schulman et al. 2015, algorithm 1, https://arxiv.org/abs/1502.05477
 *
 * @param step The step.
 * @returns The statement.
 */
export function penalizedStepIsBest(
  step = penalizedStep,
): Statement<ExactCase> {
  return optimality({
    id: "penalized-step",
    title: "The step of Algorithm 1 maximizes L_π − C max_s KL(π ‖ π̃)",
    source: "Schulman et al. 2015, algorithm 1",
  }, ({ policy, old, mdp }) => {
    const c = penaltyCoefficient(epsilonOf(old.advantage), mdp.gamma);
    const found = step(policy, old, c);
    const kl = maxOverStates(klOldNew(mdp, policy, found.policy));
    const gain = localApproximation(old, found.policy) - old.eta;
    // A policy that stays where it is has multipliers that sum to less than C.
    const weight = weightOf(old, found.multipliers);
    const multipliers = found.multipliers.map((multiplier) =>
      weight === 0 ? 0 : multiplier * c / weight
    );
    return {
      found: { ...found, multipliers },
      reached: c === 0 ? gain : gain - c * kl,
      excess: 0,
      slack: 0,
    };
  });
}

/** A policy to improve, which may be deterministic. */
type Problem = Omit<AssortedProblem, "logits">;

/** What a step came to. */
interface Attempt {
  readonly found: KlStep;
  /** The objective, less η(π). */
  readonly reached: number;
  /** By how much the constraint fails, in nats. */
  readonly excess: number;
  /** What the constraint adds to the upper bound. */
  readonly slack: number;
}

function optimality(
  description: Pick<Statement, "id" | "title" | "source">,
  attempt: (problem: Problem, random: Random) => Attempt,
): Statement<ExactCase> {
  return {
    ...description,
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      const policy = assortedPolicy(mdp, random);
      const old = evaluatePolicy(mdp, policy);
      const problem = { mdp, policy, old };
      const { found, reached, excess, slack } = attempt(problem, random);
      const bound = slack +
        dualBound(policy, old, found.policy, found.multipliers);
      const gap = Math.abs(bound - reached) /
        violationScale(mdp, old.advantage);
      const violation = Math.max(gap, excess);
      // An infinite KL, or none, would be no plain JSON.
      return {
        violation: Number.isFinite(violation) ? violation : Number.MAX_VALUE,
      };
    },
    conclude: (cases) => concludeExact(cases),
  };
}

/** Σ_s ρ(s) μ(s). */
function weightOf({ rho }: PolicyEvaluation, multipliers: Float64Array) {
  return multipliers.reduce(
    (sum, multiplier, s) => sum + rho[s] * multiplier,
    0,
  );
}
