import { largestDifference } from "../../checking/distances.ts";
import {
  concludeExact,
  DIFFERENCE_TOLERANCE,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { assortedMdp } from "../../mdp/assorted_mdp.ts";
import { centralGradient } from "../../mdp/central_gradient.ts";
import {
  evaluatePolicy,
  type PolicyEvaluation,
} from "../../mdp/evaluate_policy.ts";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import { type PolicyTable, softmaxPolicy } from "../../mdp/policy_table.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

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
      const mdp = assortedMdp(random);
      const { logits, policy } = randomPolicy(mdp, random);
      const evaluation = evaluatePolicy(mdp, policy);
      const slopes = centralGradient(
        (theta) => evaluatePolicy(mdp, softmaxPolicy(mdp, theta)).eta,
        logits,
        // η bends the more, the longer the horizon.
        0.01 * (1 - mdp.gamma),
      );
      const error = largestDifference(
        gradient(mdp, evaluation, policy),
        slopes,
      );
      return { violation: error / violationScale(mdp, evaluation.advantage) };
    },
    conclude: (cases) => concludeExact(cases, DIFFERENCE_TOLERANCE),
  };
}
