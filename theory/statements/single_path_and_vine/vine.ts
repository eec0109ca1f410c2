/**
 * The vine: its surrogate, its rollouts, and the gradient of the whole.
 *
 * @module
 */
import type { rollOutBranches } from "../../../algorithms/collect/roll_out_branches.ts";
import { largestDifference } from "../../checking/distances.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import {
  compareMoments,
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { branchMoments } from "../../estimators/branch_moments.ts";
import { sampleBranches, sampleVine } from "../../estimators/sample_vine.ts";
import { isTerminal } from "../../estimators/tabular_policy.ts";
import { vineMoments } from "../../estimators/vine_moments.ts";
import { type VineEstimator, weighVine } from "../../estimators/weigh_vine.ts";
import { zScore } from "../../estimators/z_score.ts";
import { localApproximation } from "../../improvement/local_approximation.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { exactGradient } from "../../mdp/exact_gradient.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { sampledScene } from "./sampled_scene.ts";

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
      const { mdp, logits, policy, old } = assortedProblem(random);
      const newLogits = logits.map((logit) => logit + random.normal());
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

/** How each state and action is rolled out. */
const ROLLOUTS = { copies: 500, rolloutLength: 6, repeats: 1 };

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
      const { copies, rolloutLength } = ROLLOUTS;
      const scores: number[] = [];
      for (const commonRandomNumbers of [false, true]) {
        for (const continued of [false, true]) {
          const ends = continued
            ? v.map((value, s) => isTerminal(mdp, s) ? 100 : value)
            : null;
          const sampled = sampleBranches(
            { mdp, logits },
            { ...ROLLOUTS, commonRandomNumbers, ends },
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

/** How many vines are sampled, and what is in them. */
const SAMPLES = 1000;
const VINES = {
  steps: 5,
  episodes: 2,
  rolloutSet: 5,
  rolloutLength: 4,
  repeats: 2,
};

/**
 * The whole vine, trunk, rollout set, branches with and without common random
 * numbers and equation 15, gives a gradient with its exact mean and variance.
 *
 * Source: Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477
 *
 * @param rollOut Rolls out.
 * @returns The statement.
 */
export function vineGradientMoments(
  rollOut?: typeof rollOutBranches,
): Statement<SampledCase> {
  return {
    id: "vine-gradient",
    title: "Mean and variance of the vine's gradient are the exact ones",
    source: "Schulman et al. 2015, section 5.2, eq. 15",
    cases: 24,
    check(random, index) {
      const { mdp, logits, policy } = sampledScene(random, false);
      const sampling = { ...VINES, commonRandomNumbers: index % 2 === 0 };
      return compareMoments(
        sampleVine({ mdp, logits }, sampling, random, rollOut),
        vineMoments(mdp, policy, sampling),
        SAMPLES,
      );
    },
    conclude: concludeSampled,
  };
}
