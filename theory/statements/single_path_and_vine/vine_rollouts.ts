import type { rollOutBranches } from "../../../algorithms/collect/roll_out_branches.ts";
import { branchMoments } from "../../estimators/branch_moments.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { sampleBranches } from "../../estimators/sample_branches.ts";
import type { Statement } from "../../checking/statement.ts";
import { isTerminal } from "../../estimators/tabular_policy.ts";
import { zScore } from "../../estimators/z_score.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import { sampledScene } from "./sampled_scene.ts";

/** How each state and action is rolled out. */
const SAMPLING = { copies: 500, rolloutLength: 6, repeats: 1 };

/**
 * The vine's Q̂ is unbiased, with and without common random numbers: rollouts of
 * H steps for Q_H, and those that the time limit cuts and V continues for Q.
 * Every other MDP has a terminal state; what V says there must not matter.
 *
 * Source: Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477
 *
 * @param rollOut Rolls out.
 * @returns The statement.
 */
export function vineRollouts(
  rollOut?: typeof rollOutBranches,
): Statement<SampledCase> {
  return {
    id: "vine-rollouts",
    title: "E[Q̂(s, a)] = Q(s, a) in the vine's rollouts",
    source: "Schulman et al. 2015, section 5.2",
    cases: 24,
    check(random, index) {
      const { mdp, logits, policy } = sampledScene(random, index % 2 === 1);
      const { v, q } = evaluatePolicy(mdp, policy);
      const { copies, rolloutLength } = SAMPLING;
      const scores: number[] = [];
      for (const commonRandomNumbers of [false, true]) {
        for (const continued of [false, true]) {
          const ends = continued
            ? v.map((value, s) => isTerminal(mdp, s) ? 100 : value)
            : null;
          const sampled = sampleBranches(
            { mdp, logits },
            { ...SAMPLING, commonRandomNumbers, ends },
            random,
            rollOut,
          );
          const moments = branchMoments(
            mdp,
            policy,
            rolloutLength,
            continued ? v : undefined,
          );
          const expected = continued ? q : moments.q;
          const means = new Float64Array(q.length);
          sampled.forEach((value, i) => means[i % q.length] += value / copies);
          means.forEach((mean, i) => {
            const variance =
              moments.covariance[i * mdp.actions + i % mdp.actions];
            const error = Math.sqrt(Math.max(0, variance) / copies);
            scores.push(zScore(mean, expected[i], error));
          });
        }
      }
      return sampledCase(scores);
    },
    conclude: concludeSampled,
  };
}
