import { collectTrajectories } from "../../../algorithms/collect/collect_trajectories.ts";
import {
  createTrajectories,
  type Trajectories,
} from "../../../algorithms/collect/trajectories.ts";
import { squaredDistance } from "../../checking/distances.ts";
import { meanOfNumbers, meanRatio } from "../../checking/measurements.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import { slopeOf } from "../../checking/slope_case.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  componentScores,
  sampleMoments,
} from "../../estimators/sample_gradients.ts";
import {
  samplingParts,
  stateAt,
  type TabularPolicy,
  tabularPolicy,
} from "../../estimators/tabular_policy.ts";
import { shareOfSteps, stateDistributions } from "../../mdp/finite_horizon.ts";
import { fisherMatrix } from "../../mdp/fisher.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { drawCut } from "./draw_episodes.ts";

/** Numbers of episodes whose matrices are compared. */
const SIZES = [10, 40, 160, 640];
const BATCHES = 25;

/** How an estimate of the Fisher matrix goes to it. */
interface EmpiricalFisherCase extends SampledCase {
  /** Slope of log root-mean-square error against log number of episodes. */
  readonly slope: number;
  /** Error with actions integrated out, over that with sampled ones. */
  readonly integrated: number;
}

/**
 * The empirical Fisher matrix, the mean of ∇log π ∇log πᵀ over the steps that a
 * policy plays, is unbiased, and its error falls as n^−½. With actions integrated
 * out, as TRPO does it, only the error of the states is left.
 *
 * Source: Schulman et al. 2015, appendix C.1, https://arxiv.org/abs/1502.05477
 *
 * @param fisher The exact matrix.
 * @returns The statement.
 */
export function empiricalFisher(
  fisher = fisherMatrix,
): Statement<EmpiricalFisherCase> {
  return {
    id: "empirical-fisher",
    title: "mean ∇log π ∇log πᵀ → F, with an error of order n^−½",
    source: "Schulman et al. 2015, app. C.1",
    cases: 24,
    check(random) {
      const source = drawCut(random);
      const { mdp, logits, steps } = source;
      const policy = softmaxPolicy(mdp, logits);
      const exact = fisher(
        mdp,
        policy,
        shareOfSteps(stateDistributions(mdp, policy, steps)),
      );
      const most = SIZES[SIZES.length - 1];
      const tabular = tabularPolicy(mdp, logits, most);
      const batch = createTrajectories(
        samplingParts(source, tabular.engine, most, random),
        tabular.policy,
        { normalizeObservations: false, resampleEvery: null },
      );
      const matrices: Float64Array[] = [];
      const squares = SIZES.map(() => 0);
      let integrated = 0;
      for (let b = 0; b < BATCHES; b++) {
        collectTrajectories(batch, tabular.theta);
        const scores = scoresOf(tabular, batch);
        SIZES.forEach((size, k) => {
          const rows = size * steps;
          const matrix = meanOuterProduct(scores, batch, mdp.states, rows);
          squares[k] += squaredDistance(matrix, exact);
          if (size === most) matrices.push(matrix);
        });
        const visits = visitShares(batch, mdp.states);
        const byVisits = fisher(mdp, policy, visits);
        integrated += squaredDistance(byVisits, exact);
      }
      return {
        ...sampledCase(
          componentScores(sampleMoments(matrices), BATCHES, exact),
        ),
        slope: slopeOf(SIZES, squares.map(Math.sqrt)),
        integrated: Math.sqrt(integrated / squares[3]),
      };
    },
    conclude(cases) {
      const slope = meanOfNumbers(
        "slope of the error",
        cases.map(({ slope }) => slope),
      );
      const ratio = meanRatio(
        "error with actions integrated out / sampled",
        cases.map(({ integrated }) => integrated),
      );
      const { holds, measurements } = concludeSampled(cases);
      const right = slope.value !== null && Math.abs(slope.value + 0.5) < 0.05;
      return {
        holds: holds && right,
        measurements: [...measurements, slope, ratio],
      };
    },
  };
}

/** ∂ log π(a|s)/∂ logits of each row, `[rows × A]`. */
function scoresOf(
  { engine, policy: { distribution } }: TabularPolicy,
  { rows, outputs, actions }: Trajectories,
): Float64Array {
  const ones = engine.vector(rows).fill(1);
  const scores = new Float64Array(rows * distribution.outputSize);
  distribution.logProbGradient(outputs, actions, ones, rows, scores);
  return scores;
}

/** The mean of ∇log π ∇log πᵀ over the first rows, `[S·A × S·A]`. */
function meanOuterProduct(
  scores: Float64Array,
  batch: Trajectories,
  states: number,
  rows: number,
): Float64Array {
  const actions = scores.length / batch.rows;
  const size = states * actions;
  const mean = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    const first = stateAt(batch.observations, row, states) * actions;
    for (let a = 0; a < actions; a++) {
      for (let b = 0; b < actions; b++) {
        mean[(first + a) * size + first + b] += scores[row * actions + a] *
          scores[row * actions + b] / rows;
      }
    }
  }
  return mean;
}

/** How often each state was met, as a share of all rows. */
function visitShares(batch: Trajectories, states: number): Float64Array {
  const shares = new Float64Array(states);
  for (let row = 0; row < batch.rows; row++) {
    shares[stateAt(batch.observations, row, states)] += 1 / batch.rows;
  }
  return shares;
}
