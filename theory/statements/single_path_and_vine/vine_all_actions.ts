import { largestDifference } from "../../checking/distances.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import type { VineEstimator } from "../../estimators/expect_self_normalized.ts";
import { weighVine } from "../../estimators/weigh_vine.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import { assortedMdp } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

/**
 * Equation 15 with every action and exact Q is the exact expectation: weighed
 * by ρ(s), it is L_π(π̃) up to a constant, and its gradient at π is ∇η.
 *
 * Source: Schulman et al. 2015, equation 15, https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function vineAllActions(
  options: VineEstimator = {},
): Statement<ExactCase> {
  return {
    id: "vine-all-actions",
    title: "Σ_s ρ(s) L_s(θ̃) = L_π(π̃) + Σ_s ρ(s) V(s) − η(π), gradient ∇η at π",
    source: "Schulman et al. 2015, eq. 15",
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      const { logits, policy } = randomPolicy(mdp, random);
      const newLogits = logits.map((logit) => logit + random.normal());
      const old = evaluatePolicy(mdp, policy);
      const { value } = weighVine(mdp, newLogits, old, options);
      const right = old.rho.reduce(
        (sum, visits, s) => sum + visits * old.v[s],
        localApproximation(old, softmaxPolicy(mdp, newLogits)) - old.eta,
      );
      const { gradient } = weighVine(mdp, logits, old, options);
      const error = Math.max(
        largestDifference(gradient, exactGradient(mdp, old, policy)),
        Math.abs(value - right),
      );
      return { violation: error / violationScale(mdp, old.q) };
    },
    conclude: (cases) => concludeExact(cases),
  };
}
