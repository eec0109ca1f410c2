import type { Trajectories } from "../../../algorithms/collect/trajectories.ts";
import { dot } from "../../checking/distances.ts";
import {
  meanOfNumbers,
  withMeasurements,
} from "../../checking/measurements.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { expectedScoreGradient } from "../../estimators/expected_score_gradient.ts";
import type { GradientMoments } from "../../estimators/gradient_moments.ts";
import {
  componentScores,
  sampleGradients,
} from "../../estimators/sample_gradients.ts";
import { scoreEstimate } from "../../estimators/score_estimates.ts";
import { stateAt } from "../../estimators/tabular_policy.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { drawCut } from "./draw_episodes.ts";

const BATCHES = 2000;
const EPISODES = 4;

/** Biases along the gradient, −1 where nothing of it is left. */
interface SameBatchCase extends SampledCase {
  /** (E ĝ · g)/‖g‖² − 1 with the mean of all; null where g is near 0. */
  readonly ofAll: number | null;
  /** The same with V fitted to the same batch, a mean a state. */
  readonly fitted: number | null;
}

/**
 * A baseline that has seen the episode itself is biased: with the mean of all E
 * total returns, the estimate has the mean (1 − 1/E) ∇η_T, exactly. The bias of a
 * V that is fitted to the same batch, each state's mean of rewards to go, is
 * measured, in units of the gradient. E is 4.
 *
 * Source: arithmetic; unbiased baselines, Williams 1992,
 * https://doi.org/10.1007/BF00992696
 *
 * @param subtract Subtracts the mean of all total returns, each episode's own among them.
 * @returns The statement.
 */
export function sameBatchBaseline(
  subtract: (starts: Int32Array, weights: Float64Array) => void =
    subtractMeanOfAll,
): Statement<SameBatchCase> {
  return {
    id: "same-batch-baseline",
    title: "E Σ_j S_j (G_j − mean G)/E = (1 − 1/E) ∇η_T: biased by −∇η_T/E",
    source: "Williams 1992, for independent baselines",
    cases: 30,
    check(random) {
      const source = drawCut(random);
      const { mdp, logits, steps } = source;
      const exact = expectedScoreGradient(mdp, softmaxPolicy(mdp, logits), {
        steps,
      });
      const [all, fitted] = sampleGradients(
        source,
        [
          (scene, batch) =>
            scoreEstimate(scene, batch, {
              returns: "total",
              subtract: (weights) => subtract(batch.starts, weights),
            }),
          (scene, batch) =>
            scoreEstimate(scene, batch, {
              subtract: (weights) =>
                subtractStateMeans(weights, batch, mdp.states),
            }),
        ],
        { episodes: EPISODES, batches: BATCHES },
        random,
      );
      const expected = exact.map((slope) => (1 - 1 / EPISODES) * slope);
      const square = dot(exact, exact);
      // A gradient near 0 has no direction.
      const biasOf = ({ mean }: GradientMoments) =>
        square > 1e-3 ? dot(mean, exact) / square - 1 : null;
      return {
        ...sampledCase(componentScores(all, BATCHES, expected)),
        ofAll: biasOf(all),
        fitted: biasOf(fitted),
      };
    },
    conclude(cases) {
      return withMeasurements(concludeSampled(cases), [
        meanOfNumbers(
          "bias of the mean of all",
          cases.map(({ ofAll }) => ofAll),
        ),
        meanOfNumbers(
          "bias of V fitted to the batch",
          cases.map(({ fitted }) => fitted),
        ),
      ]);
    },
  };
}

/** Subtracts the mean total return of all episodes. */
function subtractMeanOfAll(starts: Int32Array, weights: Float64Array): void {
  const count = starts.length - 1;
  let sum = 0;
  for (let e = 0; e < count; e++) sum += weights[starts[e]];
  weights.forEach((_, row) => weights[row] -= sum / count);
}

/** Subtracts each state's mean of the rewards to go of this very batch. */
function subtractStateMeans(
  weights: Float64Array,
  { observations }: Pick<Trajectories, "observations">,
  states: number,
): void {
  const sums = new Float64Array(states);
  const visits = new Float64Array(states);
  const stateOf = (row: number) => stateAt(observations, row, states);
  weights.forEach((weight, row) => {
    sums[stateOf(row)] += weight;
    visits[stateOf(row)]++;
  });
  weights.forEach((_, row) => {
    const s = stateOf(row);
    weights[row] -= sums[s] / visits[s];
  });
}
