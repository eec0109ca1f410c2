import { log } from "../../../numerics/mod.ts";
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
  meanRatio,
  withMeasurements,
} from "../../checking/measurements.ts";
import type { Statement } from "../../checking/statement.ts";
import {
  enumerateEpisodes,
  exactMoments,
} from "../../estimators/enumerate_episodes.ts";
import {
  expectedScoreGradient,
  expectedStepWeightedGradient,
} from "../../estimators/expected_score_gradient.ts";
import {
  errorOf,
  type GradientMoments,
} from "../../estimators/gradient_moments.ts";
import {
  causallyWeighted,
  type OffPolicyEstimate,
  stepWeighted,
  trajectoryWeighted,
} from "../../estimators/importance_weighting.ts";
import { evaluatePolicy } from "../../mdp/evaluate_policy.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { drawTinyEpisodes, TINY_STEPS } from "./draw_episodes.ts";

/** How far the logits of β are from those of π. */
const DISTANCES = [1, 0.1, 0.01, 0.001];

/** The estimates that are checked: the product, the causal form, and per step. */
const ESTIMATES = {
  trajectory: trajectoryWeighted,
  causal: causallyWeighted,
  step: stepWeighted,
};

/** What importance weighting costs. */
interface ImportanceWeightingCase extends ExactCase {
  /** Variance of the causal form over that of the product. */
  readonly causal: number;
  /** Variance of the approximation per step over that of the product. */
  readonly step: number;
  /** ‖bias‖/‖∇η_T‖ of the approximation per step, β's logits 1 away. */
  readonly bias: number;
  /** Slope of its log bias against log distance, from 0.01 to 0.001. */
  readonly slope: number;
}

/**
 * From episodes of another policy β, the trajectory product and the causal form
 * are unbiased for ∇η_T(π), and the approximation per step has the mean that
 * {@linkcode expectedStepWeightedGradient} says: its bias is of first order in the
 * distance of β. Every episode of β is listed, so that nothing is sampled.
 *
 * Source: Precup et al. 2000,
 * https://scholarworks.umass.edu/cs_faculty_pubs/80; Degris et al. 2012,
 * https://arxiv.org/abs/1205.4839
 *
 * @param changed Estimates in the place of those above.
 * @returns The statement.
 */
export function importanceWeighting(
  changed: Partial<typeof ESTIMATES> = {},
): Statement<ImportanceWeightingCase> {
  const { trajectory, causal, step } = { ...ESTIMATES, ...changed };
  return {
    id: "importance-weighting",
    title: "E_β Σ_t ∇log π Σ_{k≥t} γᵏ w_{0:k} r_k = E_β w_{0:T−1} … = ∇η_T(π)",
    source: "Precup et al. 2000; Degris et al. 2012",
    cases: 1000,
    check(random) {
      const { mdp, logits, policy } = drawTinyEpisodes(random);
      const direction = logits.map(() => random.normal());
      const behaviors = DISTANCES.map((distance) =>
        softmaxPolicy(mdp, logits.map((x, i) => x + distance * direction[i]))
      );
      const [behavior] = behaviors;
      const episodes = enumerateEpisodes(mdp, behavior, TINY_STEPS);
      const offPolicy = { mdp, policy, behavior };
      const momentsOf = (estimate: OffPolicyEstimate) =>
        exactMoments(episodes, episodes.map((e) => estimate(offPolicy, e)));
      const exact = expectedScoreGradient(mdp, policy, { steps: TINY_STEPS });
      const [product, before, approximate] = [trajectory, causal, step].map(
        momentsOf,
      );
      const stepMeans = behaviors.map((of) =>
        expectedStepWeightedGradient(mdp, policy, of, TINY_STEPS)
      );
      const error = Math.max(
        largestDifference(product.mean, exact),
        largestDifference(before.mean, exact),
        largestDifference(approximate.mean, stepMeans[0]),
      );
      const biases = stepMeans.map((mean) => distanceOf(mean, exact));
      const scale = violationScale(mdp, evaluatePolicy(mdp, policy).advantage);
      const varianceOf = (moments: GradientMoments) =>
        errorOf(moments, exact).variance;
      return {
        violation: error / scale,
        causal: varianceOf(before) / varianceOf(product),
        step: varianceOf(approximate) / varianceOf(product),
        bias: biases[0] / distanceOf(exact, new Float64Array(exact.length)),
        slope: log(biases[2] / biases[3]) / log(10),
      };
    },
    conclude(cases) {
      const ratio = (
        name: string,
        of: (c: ImportanceWeightingCase) => number,
      ) => meanRatio(name, cases.map(of));
      return withMeasurements(concludeExact(cases), [
        ratio("variance, causal / product", (c) => c.causal),
        ratio("variance, per step / product", (c) => c.step),
        ratio("relative bias per step", (c) => c.bias),
        meanOfNumbers(
          "order of the bias per step",
          cases.map(({ slope }) => slope),
        ),
      ]);
    },
  };
}

function distanceOf(x: Float64Array, y: Float64Array): number {
  return Math.sqrt(squaredDistance(x, y));
}
