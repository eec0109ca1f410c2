import {
  concludeExact,
  DIFFERENCE_TOLERANCE,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import { assortedMdp } from "../../mdp/assorted_mdp.ts";
import { centralGradient } from "../../mdp/central_gradient.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

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
      const mdp = assortedMdp(random);
      const { logits, policy } = randomPolicy(mdp, random);
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
