import type { rollOutBranches } from "../../../algorithms/collect/roll_out_branches.ts";
import { branchMoments } from "../../estimators/branch_moments.ts";
import { sampleBranches } from "../../estimators/sample_branches.ts";
import type { Statement } from "../../checking/statement.ts";
import { zOfMean } from "../../estimators/z_score.ts";
import { pairsOfActions, varianceOfDifference } from "./difference_variance.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import { sampledScene } from "./sampled_scene.ts";

/** What common random numbers are checked with. */
export interface CommonRandomNumbersOptions {
  /**
   * Rolls out.
   * @default rollOutBranches
   */
  readonly rollOut?: typeof rollOutBranches;
}

/** How each state and action is rolled out. */
const SAMPLING = { copies: 1000, rolloutLength: 5, repeats: 2 };

/**
 * The variance of the differences Q̂(s, a) − Q̂(s, b) in the vine's rollouts is
 * what the chain of pairs says, Var/m with m repeats, with and without common
 * random numbers. Repeats that share their random numbers would fail, and so
 * would actions that don't.
 *
 * Source: Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477
 *
 * @param options What it is checked with.
 * @returns The statement.
 */
export function commonRandomNumbers(
  options: CommonRandomNumbersOptions = {},
): Statement<SampledCase> {
  const { rollOut } = options;
  return {
    id: "common-random-numbers",
    title: "Var[Q̂(s, a) − Q̂(s, b)] is that of coupled chains",
    source: "Schulman et al. 2015, section 5.2",
    cases: 24,
    check(random, index) {
      const { mdp, logits, policy } = sampledScene(random, index % 2 === 1);
      const { copies, rolloutLength, repeats } = SAMPLING;
      const moments = branchMoments(mdp, policy, rolloutLength);
      const { q } = moments;
      const scores = [false, true].map((commonRandomNumbers) => {
        const sampled = sampleBranches(
          mdp,
          logits,
          { ...SAMPLING, commonRandomNumbers, ends: null },
          random,
          rollOut,
        );
        let expected = 0;
        const squares = new Float64Array(copies);
        for (const [i, j] of pairsOfActions(q.length, mdp.actions)) {
          const variance = varianceOfDifference(moments, i, j);
          expected += variance[commonRandomNumbers ? "common" : "independent"];
          for (let copy = 0; copy < copies; copy++) {
            const at = copy * q.length;
            const difference = sampled[at + i] - sampled[at + j];
            squares[copy] += (difference - (q[i] - q[j])) ** 2;
          }
        }
        return zOfMean(squares, expected / repeats);
      });
      return sampledCase(scores);
    },
    conclude: concludeSampled,
  };
}
