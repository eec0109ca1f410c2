import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  type MixtureBound,
  mixtureTerms,
  simplifiedMixtureBound,
  tightMixtureBound,
} from "../../improvement/mixture_bound.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { drawMixture } from "./draw_change.ts";

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
