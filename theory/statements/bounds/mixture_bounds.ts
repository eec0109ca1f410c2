/**
 * The lower bounds on η for mixtures.
 *
 * @module
 */
import {
  type BoundCase,
  boundCase,
  concludeBound,
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

/** What a bound for mixtures is checked with. */
interface MixtureBoundOptions {
  /** The bound; by default the one that the statement is about. */
  readonly bound?: MixtureBound;
  /**
   * Evaluates policies.
   * @default evaluatePolicy
   */
  readonly evaluate?: typeof evaluatePolicy;
}

/**
 * The tight bound, η ≥ L − 2 ε γ α² / ((1 − γ)(1 − γ(1 − α))).
 *
 * Source: Kakade and Langford 2002, theorem 4.1,
 * https://dl.acm.org/doi/10.5555/645531.656005
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function mixtureBoundTight(
  options: MixtureBoundOptions = {},
): Statement<BoundCase> {
  const { bound = tightMixtureBound } = options;
  return boundStatement({
    id: "mixture-bound-tight",
    title: "η((1 − α)π + απ′) ≥ L − 2εγα²/((1 − γ)(1 − γ(1 − α)))",
    source: "Kakade & Langford 2002, theorem 4.1",
  }, { ...options, bound });
}

/**
 * The simplified bound, η ≥ L − 2 ε γ α² / (1 − γ)².
 *
 * Source: Schulman et al. 2015, equation 6, https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function mixtureBoundSimplified(
  options: MixtureBoundOptions = {},
): Statement<BoundCase> {
  const { bound = simplifiedMixtureBound } = options;
  return boundStatement({
    id: "mixture-bound-simplified",
    title: "η((1 − α)π + απ′) ≥ L − 2εγα²/(1 − γ)²",
    source: "Schulman et al. 2015, eq. 6",
  }, { ...options, bound });
}

function boundStatement(
  description: Pick<Statement, "id" | "title" | "source">,
  { bound, evaluate = evaluatePolicy }:
    & MixtureBoundOptions
    & { readonly bound: MixtureBound },
): Statement<BoundCase> {
  return {
    ...description,
    cases: 1400,
    check(random, index) {
      const { mdp, policy, newPolicy: target } = drawMixture(random, index);
      // Small and large α.
      const alpha = random.uniform() ** 3;
      const mixture = mixPolicies(policy, target, alpha);
      const old = evaluate(mdp, policy);
      const { eta } = evaluate(mdp, mixture);
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
