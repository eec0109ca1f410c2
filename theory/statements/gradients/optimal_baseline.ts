import { concludeExact, type ExactCase } from "../../checking/exact_case.ts";
import { meanRatio, withMeasurements } from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import { exactMoments } from "../../estimators/enumerate_episodes.ts";
import {
  constantVariance,
  episodeTerms,
  type EstimatorVariances,
  estimatorVariances,
  optimalConstant,
  sum,
} from "../../estimators/estimator_variances.ts";
import { drawTinyEpisodes, TINY_STEPS } from "./draw_episodes.ts";

/** How much of the variance is left, summed over components. */
interface OptimalBaselineCase extends ExactCase {
  /** Var S (G − b) / Var S G with the optimal b. */
  readonly optimal: number;
  /** Var S (G − E[G]) / Var S G. */
  readonly mean: number;
  /** The variances of other estimators; null in nine of ten cases. */
  readonly others: EstimatorVariances | null;
}

/**
 * Among constants, one for each parameter, b_i = E[G S_i²]/E[S_i²] has the least
 * variance: Var S_i (G − b_i − c) = Var S_i (G − b_i) + c² E[S_i²] for every c.
 * Every episode is listed, so that the variances are exact; those of other
 * estimators are measured with them. Errors are relative.
 *
 * Source: Peters and Schaal 2008, https://doi.org/10.1016/j.neunet.2008.02.003
 *
 * @param baseline The baseline.
 * @returns The statement.
 */
export function optimalBaseline(
  baseline = optimalConstant,
): Statement<OptimalBaselineCase> {
  return {
    id: "optimal-baseline",
    title: "b_i = E[G S_i²]/E[S_i²] has the least variance of all constants",
    source: "Peters & Schaal 2008",
    cases: 1000,
    check(random, index) {
      const { mdp, logits, episodes } = drawTinyEpisodes(random);
      const terms = episodeTerms(mdp, logits, episodes);
      const best = baseline(terms);
      const least = constantVariance(terms, best);
      const change = 3 * random.normal();
      const moved = constantVariance(terms, best.map((b) => b + change));
      // As E[S_i] = 0, this is its variance.
      const squares = exactMoments(episodes, terms.scores).variance;
      let violation = 0;
      for (const [i, variance] of moved.entries()) {
        const expected = least[i] + change * change * squares[i];
        const error = Math.abs(variance - expected) / (1 + expected);
        violation = Math.max(violation, error);
      }
      const returns = terms.returns.map((g) => Float64Array.of(g));
      const [mean] = exactMoments(episodes, returns).mean;
      const none = sum(constantVariance(terms, best.map(() => 0)));
      return {
        violation,
        optimal: sum(least) / none,
        mean: sum(constantVariance(terms, best.map(() => mean))) / none,
        others: index % 10 === 0
          ? estimatorVariances(mdp, logits, TINY_STEPS)
          : null,
      };
    },
    conclude(cases) {
      const ratio = (
        name: string,
        of: (found: OptimalBaselineCase) => number | null,
      ) => meanRatio(`variance ${name} / of the total return`, cases.map(of));
      return withMeasurements(concludeExact(cases), [
        ratio("with the optimal constant", ({ optimal }) => optimal),
        ratio("with the mean", ({ mean }) => mean),
        ratio(
          "of rewards to go",
          ({ others }) => others && others.rewardToGo / others.total,
        ),
        ratio(
          "of rewards to go less V",
          ({ others }) => others && others.value / others.total,
        ),
      ]);
    },
  };
}
