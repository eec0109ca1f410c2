import type { rollOutBranches } from "../../../algorithms/collect/roll_out_branches.ts";
import { medianOf, shareOf } from "../../checking/measurements.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  type BranchMoments,
  branchMoments,
} from "../../estimators/branch_moments.ts";
import { sampleBranches } from "../../estimators/sample_vine.ts";
import { zOfMean } from "../../estimators/z_score.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { sampledScene } from "./sampled_scene.ts";

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
 * @param rollOut Rolls out.
 * @returns The statement.
 */
export function commonRandomNumbers(
  rollOut?: typeof rollOutBranches,
): Statement<SampledCase> {
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
          { mdp, logits },
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
      const { mdp, policy } = assortedProblem(random);
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

/** The variance of a difference of Q̂, or of several added up. */
interface DifferenceVariance {
  /** With common random numbers. */
  readonly common: number;
  /** Without. */
  readonly independent: number;
}

/**
 * Every two actions of one state.
 *
 * @param pairs S·A.
 * @param actions A.
 * @returns State-action pairs i < j.
 */
function pairsOfActions(
  pairs: number,
  actions: number,
): [number, number][] {
  const list: [number, number][] = [];
  for (let i = 0; i < pairs; i++) {
    for (let j = i + 1; j % actions !== 0; j++) list.push([i, j]);
  }
  return list;
}

/**
 * Var[Q̂_i − Q̂_j] of one rollout each.
 *
 * @param moments The rollouts' moments.
 * @param i s·A + a.
 * @param j s·A + b.
 * @returns The variance with common random numbers and without.
 */
function varianceOfDifference(
  moments: BranchMoments,
  i: number,
  j: number,
): DifferenceVariance {
  const { q, covariance } = moments;
  const actions = covariance.length / q.length;
  const at = (k: number, l: number) => covariance[k * actions + l % actions];
  const independent = at(i, i) + at(j, j);
  return { independent, common: independent - 2 * at(i, j) };
}
