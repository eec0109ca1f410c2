import type { Trajectories } from "../../../algorithms/collect/trajectories.ts";
import {
  rewardsToGo,
  subtractMeanOfOthers,
  subtractTimeMeanOfOthers,
} from "../../../algorithms/mod.ts";
import { optimalScoreGradient } from "../../../algorithms/update/score_gradient.ts";
import { meanRatio } from "../../checking/measurements.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import type { Measurement, Statement } from "../../checking/statement.ts";
import { expectedScoreGradient } from "../../estimators/expected_score_gradient.ts";
import { errorOf } from "../../estimators/gradient_moments.ts";
import {
  componentScores,
  type GradientEstimator,
  sampleGradients,
} from "../../estimators/sample_gradients.ts";
import {
  discountByTime,
  scoreEstimate,
  type ScoreScene,
} from "../../estimators/score_estimates.ts";
import {
  type EpisodeSource,
  stateAt,
} from "../../estimators/tabular_policy.ts";
import { finiteHorizon } from "../../mdp/finite_horizon.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { drawEpisodes } from "./draw_episodes.ts";

const BATCHES = 400;
const EPISODES = 8;

/**
 * The baselines that are compared, each subtracted in place: the mean of other
 * episodes, that of the same time, and the exact V_t(s_t) of each row.
 */
const BASELINES = {
  mean: subtractMeanOfOthers,
  time: subtractTimeMeanOfOthers,
  value(weights: Float64Array, values: Float64Array): void {
    weights.forEach((_, row) => weights[row] -= values[row]);
  },
};

/** Variances, summed over components, over that without a baseline. */
interface BaselineVarianceCase extends SampledCase {
  /** With the mean of the others. */
  readonly mean: number;
  /** With the mean of the others at the same time. */
  readonly time: number;
  /** With the optimal constant of the others. */
  readonly optimal: number;
  /** With the exact V_t. */
  readonly value: number;
}

/**
 * A baseline that depends on the state or on other episodes leaves the mean as
 * it is, and lowers the variance where it predicts the return: the mean ratio
 * over MDPs must be below 1 for the mean, the mean at each time, and V, with its
 * whole interval. A baseline of the wrong sign passes the first half of it only.
 *
 * Source: Greensmith et al. 2004,
 * https://www.jmlr.org/papers/v5/greensmith04a.html
 *
 * @param changed Baselines in the place of those above.
 * @returns The statement.
 */
export function baselineVariance(
  changed: Partial<typeof BASELINES> = {},
): Statement<BaselineVarianceCase> {
  const subtract = { ...BASELINES, ...changed };
  return {
    id: "baseline-variance",
    title: "Baselines leave the mean as it is, and lower the variance",
    source: "Greensmith et al. 2004",
    cases: 30,
    check(random, index) {
      const source = drawEpisodes(random, index);
      const { mdp, logits, steps } = source;
      const policy = softmaxPolicy(mdp, logits);
      const moments = sampleGradients(
        source,
        [
          scoreEstimate,
          (scene, batch) =>
            scoreEstimate(scene, batch, {
              subtract: (weights) => subtract.mean(batch.starts, weights),
            }),
          (scene, batch) =>
            scoreEstimate(scene, batch, {
              subtract: (weights) => subtract.time(batch.starts, weights),
            }),
          optimalEstimate,
          valueEstimate(source, subtract.value),
        ],
        { episodes: EPISODES, batches: BATCHES },
        random,
      );
      const expected = expectedScoreGradient(mdp, policy, { steps });
      const [none, ...others] = moments.map((of) =>
        errorOf(of, expected).variance
      );
      const [mean, time, optimal, value] = others.map((of) => of / none);
      const scores = moments.flatMap((of) =>
        componentScores(of, BATCHES, expected)
      );
      return { ...sampledCase(scores), mean, time, optimal, value };
    },
    conclude(cases) {
      const lower = [
        meanRatio("variance with V_t", cases.map(({ value }) => value)),
        meanRatio(
          "variance with the mean at each time",
          cases.map(({ time }) => time),
        ),
        meanRatio("variance with the mean", cases.map(({ mean }) => mean)),
      ];
      const optimal = meanRatio(
        "variance with the optimal constant",
        cases.map((found) => found.optimal),
      );
      const { holds, measurements } = concludeSampled(cases);
      return {
        holds: holds && lower.every(isBelowOne),
        measurements: [...measurements, ...lower, optimal],
      };
    },
  };
}

function isBelowOne({ interval }: Measurement): boolean {
  return interval !== null && interval[1] < 1;
}

/** The exact V of the state and the steps that are left. */
function valueEstimate(
  { mdp, logits, steps }: EpisodeSource,
  subtract: typeof BASELINES.value,
): GradientEstimator {
  const { v } = finiteHorizon(mdp, softmaxPolicy(mdp, logits), steps);
  const valuesOf = ({ rows, starts, observations }: Trajectories) => {
    const values = new Float64Array(rows);
    for (let e = 0; e < starts.length - 1; e++) {
      for (let row = starts[e]; row < starts[e + 1]; row++) {
        const state = stateAt(observations, row, mdp.states);
        values[row] = v[steps - (row - starts[e])][state];
      }
    }
    return values;
  };
  return (scene, batch) =>
    scoreEstimate(scene, batch, {
      subtract: (weights) => subtract(weights, valuesOf(batch)),
    });
}

/** Rewards to go with γᵗ and the optimal constant of the other episodes. */
function optimalEstimate(
  { mdp, tabular, buffers }: ScoreScene,
  batch: Trajectories,
): Float64Array {
  const weights = new Float64Array(batch.rows);
  const discounts = new Float64Array(batch.rows).fill(1);
  rewardsToGo(batch, mdp.gamma, null, weights);
  discountByTime(batch.starts, mdp.gamma, weights);
  discountByTime(batch.starts, mdp.gamma, discounts);
  const gradient = optimalScoreGradient(buffers, tabular.theta, batch, {
    psi: weights,
    discounts,
    entropyCoefficient: 0,
  });
  return Float64Array.from(gradient.subarray(0, mdp.states * mdp.actions));
}
