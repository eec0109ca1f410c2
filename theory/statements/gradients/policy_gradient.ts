/**
 * The exact policy gradient, and the natural one.
 *
 * @module
 */
import { largestDifference } from "../../checking/distances.ts";
import {
  concludeExact,
  DIFFERENCE_TOLERANCE,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import {
  evaluatePolicy,
  NO_VISITS,
  type PolicyEvaluation,
} from "../../mdp/evaluate_policy.ts";
import { centralGradient, exactGradient } from "../../mdp/exact_gradient.ts";
import {
  exactFisher,
  fisherPseudoInverse,
  multiply,
  naturalGradient,
} from "../../mdp/fisher.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import { type PolicyTable, softmaxPolicy } from "../../mdp/policy_table.ts";

/**
 * The policy gradient theorem for softmax tables, ∂η/∂θ_sa = ρ(s) π(a|s)
 * A(s, a), against differences of η.
 *
 * Source: Sutton et al. 2000, theorem 1, https://papers.nips.cc/paper/1713
 *
 * @param gradient The gradient.
 * @returns The statement.
 */
export function policyGradientTheorem(
  gradient: (
    mdp: Mdp,
    evaluation: PolicyEvaluation,
    policy: PolicyTable,
  ) => Float64Array = exactGradient,
): Statement<ExactCase> {
  return {
    id: "policy-gradient",
    title: "∂η/∂θ_sa = ρ(s) π(a|s) A(s, a)",
    source: "Sutton et al. 2000, theorem 1",
    cases: 1000,
    check(random) {
      const { mdp, logits, policy, old } = assortedProblem(random);
      const slopes = centralGradient(
        (theta) => evaluatePolicy(mdp, softmaxPolicy(mdp, theta)).eta,
        logits,
        // η bends the more, the longer the horizon.
        0.01 * (1 - mdp.gamma),
      );
      const error = largestDifference(
        gradient(mdp, old, policy),
        slopes,
      );
      return { violation: error / violationScale(mdp, old.advantage) };
    },
    conclude: (cases) => concludeExact(cases, DIFFERENCE_TOLERANCE),
  };
}

/** Deviations of the logits: from even policies to probabilities of 1e-8. */
const SCALES = [0.3, 1, 4];

/**
 * The natural gradient F⁺ ∇η of a softmax table is A less its mean over actions,
 * divided by 1 − γ, in every state with visits, which is compatible function
 * approximation; F F⁺ ∇η = ∇η, though F is singular; and F⁺ is F's
 * pseudo-inverse, F F⁺ F = F and F⁺ F F⁺ = F⁺. Errors are relative to the
 * largest element of what must be equal, times the condition of F, max 1/π, as
 * elements of F⁺ are that large and cancel.
 *
 * Source: Kakade 2001, theorem 1,
 * https://papers.nips.cc/paper/2073-a-natural-policy-gradient
 *
 * @param fisherOf The Fisher matrix.
 * @returns The statement.
 */
export function naturalGradientIsAdvantage(
  fisherOf = exactFisher,
): Statement<ExactCase> {
  return {
    id: "natural-gradient",
    title: "F⁺ ∇η = (A − mean A)/(1 − γ), F F⁺ ∇η = ∇η",
    source: "Kakade 2001, theorem 1",
    cases: 1000,
    check(random, index) {
      const { mdp, policy, old } = assortedProblem(random, SCALES[index % 3]);
      const gradient = exactGradient(mdp, old, policy);
      const fisher = fisherOf(mdp, old, policy);
      const inverse = fisherPseudoInverse(mdp, old, policy);
      const natural = naturalGradient(mdp, old, policy, gradient);
      const expected = centeredAdvantage(mdp, old);
      const twice = product(inverse, product(fisher, inverse));
      const condition = 1 / policy.reduce((least, p) => Math.min(least, p));
      const error = Math.max(
        relativeError(natural, expected),
        relativeError(multiply(fisher, natural), gradient),
        relativeError(product(fisher, product(inverse, fisher)), fisher),
        relativeError(twice, inverse),
      );
      return { violation: error / condition };
    },
    conclude: (cases) => concludeExact(cases),
  };
}

/** (A(s, a) − mean_b A(s, b))/(1 − γ) in states with visits, 0 elsewhere. */
function centeredAdvantage(
  { actions, gamma }: Mdp,
  { advantage, rho }: Pick<PolicyEvaluation, "advantage" | "rho">,
): Float64Array {
  return advantage.map((value, i) => {
    const s = Math.floor(i / actions);
    if (rho[s] <= NO_VISITS) return 0;
    const row = advantage.subarray(s * actions, (s + 1) * actions);
    const mean = row.reduce((sum, a) => sum + a, 0) / actions;
    return (value - mean) / (1 - gamma);
  });
}

/** The largest difference over the largest element, at least 1e-6. */
function relativeError(actual: Float64Array, expected: Float64Array): number {
  let error = 0;
  let size = 1e-6;
  expected.forEach((value, i) => {
    error = Math.max(error, Math.abs(actual[i] - value));
    size = Math.max(size, Math.abs(value));
  });
  return error / size;
}

/** The product of two square matrices, by rows. */
function product(a: Float64Array, b: Float64Array): Float64Array {
  const size = Math.sqrt(a.length);
  const out = new Float64Array(a.length);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k];
      if (factor === 0) continue;
      for (let j = 0; j < size; j++) {
        out[i * size + j] += factor * b[k * size + j];
      }
    }
  }
  return out;
}
