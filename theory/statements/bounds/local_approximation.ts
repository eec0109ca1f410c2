/**
 * The relative policy identity, and how near L_π is to η, which has the visits of
 * π in it.
 *
 * @module
 */
import type { Random } from "../../../numerics/mod.ts";
import {
  concludeExact,
  DIFFERENCE_TOLERANCE,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import { exact } from "../../checking/measurements.ts";
import { slopeOf } from "../../checking/slope_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  expectedAdvantage,
  localApproximation,
} from "../../improvement/local_approximation.ts";
import {
  assortedMdp,
  assortedPolicies,
  assortedProblem,
} from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { centralGradient } from "../../mdp/exact_gradient.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";

/**
 * The relative policy identity, η(π̃) = η(π) + Σ_s ρ_π̃(s) Σ_a π̃(a|s) A_π(s, a),
 * an equality for any two policies.
 *
 * Source: Kakade and Langford 2002, lemma 6.1, as Schulman et al. 2015,
 * equation 2, https://arxiv.org/abs/1502.05477
 *
 * @param evaluate Evaluates policies.
 * @returns The statement.
 */
export function relativePolicyIdentity(
  evaluate = evaluatePolicy,
): Statement<ExactCase> {
  return {
    id: "relative-policy-identity",
    title: "η(π̃) = η(π) + Σ_s ρ_π̃(s) Σ_a π̃(a|s) A_π(s, a)",
    source: "Kakade & Langford 2002, lemma 6.1; Schulman et al. 2015, eq. 2",
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      const { policy, newPolicy } = assortedPolicies(mdp, random);
      const before = evaluate(mdp, policy);
      const after = evaluate(mdp, newPolicy);
      const gain = expectedAdvantage(before, newPolicy);
      const right = after.rho.reduce(
        (sum, visits, s) => sum + visits * gain[s],
        before.eta,
      );
      const error = Math.abs(after.eta - right);
      return { violation: error / violationScale(mdp, before.advantage) };
    },
    conclude: (cases) => concludeExact(cases),
  };
}

/**
 * L_π matches η at π in value and gradient: L_π(π) = η(π) and
 * ∇L_π = ∇η there, in the logits of a softmax policy. Both gradients are
 * differences of function values, so that neither takes the policy gradient
 * theorem for granted.
 *
 * Source: Schulman et al. 2015, equation 4, https://arxiv.org/abs/1502.05477
 *
 * @param evaluate Evaluates policies.
 * @returns The statement.
 */
export function localGradient(evaluate = evaluatePolicy): Statement<ExactCase> {
  return {
    id: "local-approximation-gradient",
    title: "L_π(π) = η(π) and ∇L_π(π) = ∇η(π)",
    source: "Schulman et al. 2015, eq. 4",
    cases: 1000,
    check(random) {
      const { mdp, logits, policy } = assortedProblem(random);
      const old = evaluate(mdp, policy);
      // η bends the more, the longer the horizon.
      const step = 0.01 * (1 - mdp.gamma);
      const slopes = centralGradient(
        (theta) => {
          const near = softmaxPolicy(mdp, theta);
          return localApproximation(old, near) - evaluate(mdp, near).eta;
        },
        logits,
        step,
      );
      const atPolicy = Math.abs(localApproximation(old, policy) - old.eta);
      const error = slopes.reduce(
        (most, slope) => Math.max(most, Math.abs(slope)),
        atPolicy,
      );
      return { violation: error / violationScale(mdp, old.advantage) };
    },
    conclude: (cases) => concludeExact(cases, DIFFERENCE_TOLERANCE),
  };
}

/** How an error goes to 0. */
interface LocalOrderCase {
  /** Slope of log error against log step; null where the error is 0. */
  readonly slope: number | null;
}

/** Steps along the direction, times 1 − γ, since η bends the more the longer the horizon. */
const STEPS = [1 / 128, 1 / 256, 1 / 512, 1 / 1024];

/** Errors below this, relative to the violation's scale, are rounding. */
const ROUNDING = 1e-13;

/**
 * The error η − L is of second order: along a direction in the logits it goes
 * to 0 as the square of the step. Where it is 0 altogether, as at γ = 0 or where
 * actions don't change where one goes, there is no slope. The median must be
 * within 0.01 of 2 and none below 1.9; slopes above 2 are those whose
 * coefficient of second order happens to be small.
 *
 * Source: Schulman et al. 2015, equation 4, https://arxiv.org/abs/1502.05477
 *
 * @param approximate The approximation.
 * @returns The statement.
 */
export function localOrder(
  approximate = localApproximation,
): Statement<LocalOrderCase> {
  return {
    id: "local-approximation-order",
    title: "η − L_π = O(t²) where logits are t away from those of π",
    source: "Schulman et al. 2015, eq. 4",
    cases: 1000,
    check(random) {
      const errors = errorsAlongDirection(random, approximate);
      const measurable = errors.every((error) => error > ROUNDING);
      return { slope: measurable ? slopeOf(STEPS, errors) : null };
    },
    conclude(cases) {
      const slopes = cases.flatMap(({ slope }) => slope ?? []);
      slopes.sort((a, b) => a - b);
      const median = slopes[slopes.length >> 1] ?? null;
      const least = slopes[0] ?? null;
      return {
        holds: slopes.length > 0 && Math.abs(median - 2) <= 0.01 &&
          least >= 1.9,
        measurements: [
          exact("median slope", median),
          exact("least slope", least),
          exact("largest slope", slopes.at(-1) ?? null),
          exact("MDPs with an error", slopes.length),
        ],
      };
    },
  };
}

/**
 * |η − L| after each step, relative to the violation's scale: the sum of those
 * along the direction and against it, lest terms of second and third order
 * cancel.
 */
function errorsAlongDirection(
  random: Random,
  approximate: typeof localApproximation,
): number[] {
  const { mdp, logits, old } = assortedProblem(random);
  const direction = logits.map(() => random.normal());
  const scale = violationScale(mdp, old.advantage);
  const errorAfter = (t: number) => {
    const theta = logits.map((logit, i) => logit + t * direction[i]);
    const near = softmaxPolicy(mdp, theta);
    const { eta } = evaluatePolicy(mdp, near);
    return Math.abs(eta - approximate(old, near)) / scale;
  };
  return STEPS.map((step) => {
    const t = step * (1 - mdp.gamma);
    return errorAfter(t) + errorAfter(-t);
  });
}
