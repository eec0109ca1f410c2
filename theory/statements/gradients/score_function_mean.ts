import { largestDifference } from "../../checking/distances.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { expectedScoreGradient } from "../../estimators/expected_score_gradient.ts";
import {
  batchOf,
  type EpisodeBatch,
  scoreEstimate,
  type ScoreEstimateOptions,
  type ScoreScene,
  scoreScene,
} from "../../estimators/score_estimates.ts";
import { stateAt } from "../../estimators/tabular_policy.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import {
  drawTinyEpisodes,
  TINY_STEPS,
  type TinyEpisodes,
} from "./draw_episodes.ts";

/**
 * The total return, the rewards to go with γᵗ, and either of them less any
 * baseline of the state have one mean, the gradient of E Σ_{t<T} γᵗ r_t; rewards
 * to go without γᵗ have the mean that {@linkcode expectedScoreGradient} says.
 * Every episode is listed and weighed by its probability, so that nothing is
 * sampled; the estimates are those of REINFORCE.
 *
 * Source: Williams 1992, https://doi.org/10.1007/BF00992696; Nota and Thomas
 * 2020, https://arxiv.org/abs/1906.07073
 *
 * @param estimate The estimate of one batch.
 * @returns The statement.
 */
export function scoreFunctionMean(
  estimate = scoreEstimate,
): Statement<ExactCase> {
  return {
    id: "score-function-mean",
    title: "E Σ_t ∇log π Σ_k γᵏ r_k = E Σ_t γᵗ ∇log π (G_t − b(s_t)) = ∇η_T",
    source: "Williams 1992; Sutton et al. 2000",
    cases: 1000,
    check(random) {
      const tiny = drawTinyEpisodes(random);
      const { mdp, policy } = tiny;
      const { advantage } = evaluatePolicy(mdp, policy);
      const baseline = mdp.start.map(() => 10 * random.normal());
      const subtract = (weights: Float64Array, batch: EpisodeBatch) => {
        for (let row = 0; row < weights.length; row++) {
          weights[row] -=
            baseline[stateAt(batch.observations, row, mdp.states)];
        }
      };
      const { batch, scene } = listed(tiny);
      const mean = (of: ScoreEstimateOptions) =>
        estimate(scene, batch, weighted(tiny, of));
      const exact = expectedScoreGradient(mdp, policy, { steps: TINY_STEPS });
      const undiscounted = expectedScoreGradient(mdp, policy, {
        steps: TINY_STEPS,
        discountStates: false,
      });
      const error = Math.max(
        largestDifference(mean({ returns: "total" }), exact),
        largestDifference(mean({}), exact),
        largestDifference(mean({ subtract }), exact),
        largestDifference(mean({ discountStates: false }), undiscounted),
      );
      return { violation: error / violationScale(mdp, advantage) };
    },
    conclude: (cases) => concludeExact(cases),
  };
}

/** All episodes in one batch. */
function listed(
  { mdp, logits, episodes }: TinyEpisodes,
): { batch: EpisodeBatch; scene: ScoreScene } {
  const batch = batchOf(mdp, episodes);
  return { batch, scene: scoreScene(mdp, logits, batch.rows) };
}

/** Makes the mean over listed episodes an expectation: E · p_j in place of 1. */
function weighted(
  { episodes }: TinyEpisodes,
  options: ScoreEstimateOptions,
): ScoreEstimateOptions {
  return {
    ...options,
    subtract(weights, batch) {
      options.subtract?.(weights, batch);
      for (let row = 0; row < weights.length; row++) {
        const e = Math.floor(row / TINY_STEPS);
        weights[row] *= episodes.length * episodes[e].probability;
      }
    },
  };
}
