/**
 * The lower bounds on η for mixtures, and the mixture that maximizes them.
 *
 * @module
 */
import {
  type BoundCase,
  boundCase,
  concludeBound,
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import {
  type MixtureBound,
  mixtureTerms,
  simplifiedMixtureBound,
  tightMixtureBound,
} from "../../improvement/mixture_bound.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { mixPolicies } from "../../mdp/policy_table.ts";
import { drawMixture } from "./draw_change.ts";

/**
 * The tight bound, η ≥ L − 2 ε γ α² / ((1 − γ)(1 − γ(1 − α))).
 *
 * Source: Kakade and Langford 2002, theorem 4.1,
 * https://dl.acm.org/doi/10.5555/645531.656005
 *
 * @param bound The bound.
 * @returns The statement.
 */
export function mixtureBoundTight(
  bound = tightMixtureBound,
): Statement<BoundCase> {
  return boundStatement({
    id: "mixture-bound-tight",
    title: "η((1 − α)π + απ′) ≥ L − 2εγα²/((1 − γ)(1 − γ(1 − α)))",
    source: "Kakade & Langford 2002, theorem 4.1",
  }, bound);
}

/**
 * The simplified bound, η ≥ L − 2 ε γ α² / (1 − γ)².
 *
 * Source: Schulman et al. 2015, equation 6, https://arxiv.org/abs/1502.05477
 *
 * @param bound The bound.
 * @returns The statement.
 */
export function mixtureBoundSimplified(
  bound = simplifiedMixtureBound,
): Statement<BoundCase> {
  return boundStatement({
    id: "mixture-bound-simplified",
    title: "η((1 − α)π + απ′) ≥ L − 2εγα²/(1 − γ)²",
    source: "Schulman et al. 2015, eq. 6",
  }, bound);
}

function boundStatement(
  description: Pick<Statement, "id" | "title" | "source">,
  bound: MixtureBound,
): Statement<BoundCase> {
  return {
    ...description,
    cases: 1400,
    check(random, index) {
      const { mdp, policy, newPolicy: target } = drawMixture(random, index);
      // Small and large α.
      const alpha = random.uniform() ** 3;
      const mixture = mixPolicies(policy, target, alpha);
      const old = evaluatePolicy(mdp, policy);
      const { eta } = evaluatePolicy(mdp, mixture);
      const terms = mixtureTerms(mdp.gamma, old, target);
      return boundCase(
        localApproximation(old, mixture) - eta,
        bound.penalty(terms, alpha),
        violationScale(mdp, old.advantage),
      );
    },
    conclude: concludeBound,
  };
}

/** How many α are compared with the best, evenly over [0, 1] and near it. */
const TRIES = 100;

/**
 * The closed forms of the α that maximizes a lower bound: no other α of
 * [0, 1] gives a greater one, neither far away nor near.
 *
 * Source: Kakade and Langford 2002, corollary 4.2, for the simplified bound;
 * the tight one by its derivative,
 * https://dl.acm.org/doi/10.5555/645531.656005
 *
 * @param bounds The bounds whose α is checked.
 * @returns The statement.
 */
export function mixtureStep(
  bounds: readonly MixtureBound[] = [tightMixtureBound, simplifiedMixtureBound],
): Statement<ExactCase> {
  return {
    id: "mixture-step",
    title: "α in closed form maximizes L − penalty of a mixture",
    source: "Kakade & Langford 2002, corollary 4.2",
    cases: 1400,
    check(random, index) {
      const { mdp, policy, newPolicy } = drawMixture(random, index);
      const old = evaluatePolicy(mdp, policy);
      const terms = mixtureTerms(mdp.gamma, old, newPolicy);
      let most = 0;
      for (const bound of bounds) {
        const gain = (alpha: number) =>
          alpha * terms.gain - bound.penalty(terms, alpha);
        const alpha = bound.bestAlpha(terms);
        const best = gain(alpha);
        for (let i = 0; i <= TRIES; i++) {
          const near = Math.min(1, 2 * alpha * i / TRIES);
          const more = Math.max(gain(i / TRIES), gain(near)) - best;
          most = Math.max(most, more);
        }
      }
      return { violation: most / violationScale(mdp, old.advantage) };
    },
    conclude: (cases) => concludeExact(cases),
  };
}
