import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { expectedAdvantage } from "../../improvement/local_approximation.ts";
import { assortedMdp, assortedPolicies } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";

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
