/**
 * Generalized advantage estimates: their mean, and what λ does to it.
 *
 * @module
 */
import type { Trajectories } from "../../../algorithms/collect/trajectories.ts";
import { gae } from "../../../algorithms/mod.ts";
import type { Random } from "../../../numerics/mod.ts";
import {
  largestDifference,
  squaredDistance,
} from "../../checking/distances.ts";
import {
  concludeExact,
  type ExactCase,
  violationScale,
} from "../../checking/exact_case.ts";
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
import { expectedGaeGradient } from "../../estimators/expected_score_gradient.ts";
import {
  componentScores,
  type GradientEstimator,
  sampleGradients,
} from "../../estimators/sample_gradients.ts";
import {
  discountByTime,
  weighScores,
} from "../../estimators/score_estimates.ts";
import { stateAt } from "../../estimators/tabular_policy.ts";
import { assortedProblem } from "../../mdp/assorted_mdp.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import { type PolicyTable, softmaxPolicy } from "../../mdp/policy_table.ts";
import { drawBoth, drawBrief, drawTerminating } from "./draw_episodes.ts";

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

/** What λ does to the mean. */
interface GaeLambdaCase extends ExactCase {
  /** ‖E ĝ − ∇η_T‖/‖∇η_T‖ with V̂ = V + noise for each λ; null at ∇η_T = 0. */
  readonly bias: readonly number[] | null;
}

/**
 * With the exact V, λ doesn't change the mean of the gradient, and with λ = 1
 * a wrong V̂ changes it only through the ends of truncated episodes, which a
 * limit of 400 steps leaves 0.99⁴⁰⁰ = 0.02 of; the bias of a V̂ with noise of
 * deviation 1, as rewards have, is measured for each λ.
 *
 * Source: Schulman et al. 2016, section 3, https://arxiv.org/abs/1506.02438
 *
 * @param expected The expected gradient.
 * @returns The statement.
 */
export function gaeLambda(
  expected = expectedGaeGradient,
): Statement<GaeLambdaCase> {
  return {
    id: "gae-lambda",
    title: "With V exact, E of GAE's gradient is the same for every λ",
    source: "Schulman et al. 2016, sec. 3",
    cases: 1000,
    check(random, index) {
      const { mdp, policy, old } = assortedProblem(random);
      const gradientOf = (lambda: number) =>
        expected(mdp, policy, { steps: 20, lambda, values: old.v });
      const exact = gradientOf(0);
      const error = LAMBDAS.reduce(
        (most, lambda) =>
          Math.max(most, largestDifference(gradientOf(lambda), exact)),
        0,
      );
      return {
        violation: error / violationScale(mdp, old.advantage),
        bias: index % 10 === 0 ? biases(mdp, policy, old.v, random) : null,
      };
    },
    conclude(cases) {
      return withMeasurements(
        concludeExact(cases),
        LAMBDAS.map((lambda, k) =>
          meanOfNumbers(
            `bias with a wrong V, λ = ${lambda}`,
            cases.map(({ bias }) => bias && bias[k]),
          )
        ),
      );
    },
  };
}

/** ‖E ĝ − ∇η_T‖/‖∇η_T‖ for each λ. */
function biases(
  mdp: Mdp,
  policy: PolicyTable,
  v: Float64Array,
  random: Random,
): number[] | null {
  const noise = v.map(() => random.normal());
  const gradientOf = (values: Float64Array, lambda: number) =>
    expectedGaeGradient(mdp, policy, { steps: 400, lambda, values });
  const exact = gradientOf(v, 1);
  const size = Math.sqrt(exact.reduce((sum, x) => sum + x * x, 0));
  if (size < 1e-9) return null;
  return LAMBDAS.map((lambda) => {
    const gradient = gradientOf(v.map((value, s) => value + noise[s]), lambda);
    return Math.sqrt(squaredDistance(gradient, exact)) / size;
  });
}
