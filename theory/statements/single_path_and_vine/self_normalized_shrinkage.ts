import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  expectSelfNormalized,
  type VineEstimator,
} from "../../estimators/expect_self_normalized.ts";
import { assortedMdp } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";

/**
 * At the old policy, with K actions drawn from it, equation 16's gradient is
 * 1 − 1/K times the exact one in expectation: right in direction, and 0 for
 * K = 1, whose surrogate is constant. The expectation is exact, over every way
 * to draw K = 1, …, 4 actions in the first state.
 *
 * Source: the estimator is Schulman et al. 2015, equation 16,
 * https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function selfNormalizedShrinkage(
  options: VineEstimator = {},
): Statement<ExactCase> {
  return {
    id: "self-normalized-shrinkage",
    title: "E[∇L_s] by eq. 16 = (1 − 1/K) Σ_a ∇π(a|s) Q(s, a) at π",
    source: "Schulman et al. 2015, eq. 16",
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      const { logits, policy } = randomPolicy(mdp, random);
      const { q, advantage } = evaluatePolicy(mdp, policy);
      const { actions } = mdp;
      let error = 0;
      for (let draws = 1; draws <= 4; draws++) {
        const { gradient } = expectSelfNormalized({
          logits: logits.slice(0, actions),
          proposal: policy.slice(0, actions),
          q: q.slice(0, actions),
          draws,
        }, options);
        gradient.forEach((slope, a) => {
          const exact = (1 - 1 / draws) * policy[a] * advantage[a];
          error = Math.max(error, Math.abs(slope - exact));
        });
      }
      return { violation: error / violationScale(mdp, q) };
    },
    conclude: (cases) => concludeExact(cases),
  };
}
