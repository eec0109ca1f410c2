import { gae } from "../../../algorithms/mod.ts";
import type { Trajectories } from "../../../algorithms/collect/trajectories.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { expectedGaeGradient } from "../../estimators/expected_score_gradient.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import {
  componentScores,
  type GradientEstimator,
  sampleGradients,
} from "../../estimators/sample_gradients.ts";
import {
  discountByTime,
  weighScores,
} from "../../estimators/score_estimates.ts";
import type { Statement } from "../../checking/statement.ts";
import { stateAt } from "../../estimators/tabular_policy.ts";
import { drawBoth, drawBrief, drawTerminating } from "./draw_episodes.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";

const BATCHES = 1000;
const EPISODES = 8;

/** The λ that are tried. */
const LAMBDAS = [0, 0.5, 0.9, 1];

/**
 * Generalized advantage estimates of `algorithms/` have the expected gradient
 * that dynamic programming gives, for any V̂, λ, and ends: in one of three MDPs
 * every episode terminates, in one every episode is truncated, in one both
 * happen.
 *
 * Source: Schulman et al. 2016, equation 16, https://arxiv.org/abs/1506.02438
 *
 * @param estimate Estimates advantages.
 * @returns The statement.
 */
export function gaeMean(estimate = gae): Statement<SampledCase> {
  const draws = [drawTerminating, drawBrief, drawBoth];
  return {
    id: "gae-mean",
    title: "GAE(γ, λ) with any V̂ has its exact mean, truncated or terminated",
    source: "Schulman et al. 2016, eq. 16",
    cases: 36,
    check(random, index) {
      const source = draws[index % draws.length](random);
      const lambda = LAMBDAS[Math.floor(index / draws.length) % LAMBDAS.length];
      const { mdp, logits, steps } = source;
      const policy = softmaxPolicy(mdp, logits);
      // So wrong that what is bootstrapped counts.
      const values = evaluatePolicy(mdp, policy).v.map((v) =>
        v + 3 * random.normal()
      );
      const expected = expectedGaeGradient(mdp, policy, {
        steps,
        lambda,
        values,
      });
      const [moments] = sampleGradients(
        source,
        [gaeGradient(values, lambda, estimate)],
        { episodes: EPISODES, batches: BATCHES },
        random,
      );
      return sampledCase(componentScores(moments, BATCHES, expected));
    },
    conclude: concludeSampled,
  };
}

/** Σ_t γᵗ ∇log π Â_t, the advantages by `gae`. */
function gaeGradient(
  values: Float64Array,
  lambda: number,
  estimate: typeof gae,
): GradientEstimator {
  return (scene, batch) => {
    const { mdp: { gamma } } = scene;
    const advantages = new Float64Array(batch.rows);
    estimate(transitionsOf(batch, values), { gamma, lambda }, advantages);
    discountByTime(batch.starts, gamma, advantages);
    return weighScores(scene, batch, advantages);
  };
}

/** Episodes one after the other as the steps of one environment. */
function transitionsOf(
  { rows, starts, observations, rewards, truncated }: Trajectories,
  table: Float64Array,
) {
  const states = table.length;
  const valueOf = (row: number) => table[stateAt(observations, row, states)];
  const values = new Float64Array(rows).map((_, row) => valueOf(row));
  const nextValues = new Float64Array(rows).map((_, row) => values[row + 1]);
  const flags = {
    terminated: new Uint8Array(rows),
    truncated: new Uint8Array(rows),
  };
  truncated.forEach((cut, e) => {
    const last = starts[e + 1] - 1;
    // Last observations follow the rows.
    nextValues[last] = valueOf(rows + e);
    (cut ? flags.truncated : flags.terminated)[last] = 1;
  });
  return {
    count: 1,
    rewards: rewards.subarray(0, rows),
    values,
    nextValues,
    ...flags,
  };
}
