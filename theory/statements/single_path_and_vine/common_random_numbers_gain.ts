import { assortedMdp } from "../../mdp/assorted_mdp.ts";
import { branchMoments } from "../../estimators/branch_moments.ts";
import { medianOf } from "../../checking/median_of.ts";
import { randomPolicy } from "../../mdp/random_mdp.ts";
import { shareOf } from "../../checking/share_of.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  type DifferenceVariance,
  pairsOfActions,
  varianceOfDifference,
} from "./difference_variance.ts";

/**
 * By how much common random numbers lower the variance of the differences
 * Q̂(s, a) − Q̂(s, b), exactly, over random MDPs.
 *
 * Source: Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477
 *
 * @returns The statement, which is only measured.
 */
export function commonRandomNumbersGain(): Statement<DifferenceVariance> {
  return {
    id: "common-random-numbers-gain",
    title: "How much common random numbers lower Var[Q̂(s, a) − Q̂(s, b)]",
    source: "Schulman et al. 2015, section 5.2",
    cases: 1000,
    check(random) {
      const mdp = assortedMdp(random);
      const { policy } = randomPolicy(mdp, random);
      const horizon = Math.ceil(3 / (1 - Math.min(mdp.gamma, 0.95)));
      const moments = branchMoments(mdp, policy, horizon);
      let [common, independent] = [0, 0];
      for (const [i, j] of pairsOfActions(policy.length, mdp.actions)) {
        const variance = varianceOfDifference(moments, i, j);
        common += Math.max(0, variance.common);
        independent += variance.independent;
      }
      return { common, independent };
    },
    conclude(cases) {
      const random = cases.filter(({ independent }) => independent > 1e-12);
      const ratios = random.map(({ common, independent }) =>
        common / independent
      );
      return {
        holds: null,
        measurements: [
          medianOf("median ratio of variances", ratios),
          shareOf("MDPs where it is lower", ratios.map((ratio) => ratio < 1)),
        ],
      };
    },
  };
}
