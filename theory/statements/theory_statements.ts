import type { Statement } from "../checking/statement.ts";
import { boundsAttained } from "./bounds/bounds_attained.ts";
import { conservativeIteration } from "./bounds/conservative_iteration.ts";
import {
  klBound,
  sharpKlBound,
  totalVariationBound,
} from "./bounds/divergence_bounds.ts";
import {
  localGradient,
  localOrder,
  relativePolicyIdentity,
} from "./bounds/local_approximation.ts";
import {
  misprintedBound,
  misprintedBoundSearch,
} from "./bounds/misprinted_bound.ts";
import {
  mixtureBoundSimplified,
  mixtureBoundTight,
  mixtureStep,
} from "./bounds/mixture_bounds.ts";
import { mixtureDistance, pinsker } from "./bounds/policy_distances.ts";
import { baselineVariance } from "./gradients/baseline_variance.ts";
import { conjugateDirection } from "./gradients/conjugate_direction.ts";
import { empiricalFisher } from "./gradients/empirical_fisher.ts";
import { gaeLambda, gaeMean } from "./gradients/gae.ts";
import { importanceWeighting } from "./gradients/importance_weighting.ts";
import { optimalBaseline } from "./gradients/optimal_baseline.ts";
import {
  naturalGradientIsAdvantage,
  policyGradientTheorem,
} from "./gradients/policy_gradient.ts";
import { productWeights } from "./gradients/product_weights.ts";
import { reinforceMean } from "./gradients/reinforce_mean.ts";
import { sameBatchBaseline } from "./gradients/same_batch_baseline.ts";
import { scoreFunctionMean } from "./gradients/score_function_mean.ts";
import { undiscountedScores } from "./gradients/undiscounted_scores.ts";
import { algorithmOne } from "./improvement/algorithm_one.ts";
import {
  clippedGradient,
  clippedLowerBound,
  clippedPerformance,
} from "./improvement/clipped_objective.ts";
import {
  greedyImprovement,
  greedyLimit,
} from "./improvement/greedy_policies.ts";
import {
  maxKlStepIsBest,
  meanKlStepIsBest,
  penalizedStepIsBest,
} from "./improvement/kl_step_optimality.ts";
import { meanAgainstMaxKl } from "./improvement/mean_against_max_kl.ts";
import {
  dampedGradientLimit,
  euclideanMetricLimit,
  naturalGradientLimit,
  policyGradientLimit,
} from "./improvement/step_limits.ts";
import {
  commonRandomNumbers,
  commonRandomNumbersGain,
} from "./single_path_and_vine/common_random_numbers.ts";
import { selfNormalizedBaseline } from "./single_path_and_vine/self_normalized_baseline.ts";
import {
  selfNormalizedOrder,
  selfNormalizedShrinkage,
} from "./single_path_and_vine/self_normalized_bias.ts";
import {
  singlePathGradient,
  singlePathSurrogate,
} from "./single_path_and_vine/single_path.ts";
import { singlePathOrVine } from "./single_path_and_vine/single_path_or_vine.ts";
import { undiscountedStates } from "./single_path_and_vine/undiscounted_states.ts";
import {
  vineAllActions,
  vineGradientMoments,
  vineRollouts,
} from "./single_path_and_vine/vine.ts";

/**
 * Every statement of the theory, in the order of the derivation: what the task
 * `theory` checks.
 *
 * @returns The statements; no two have the same id.
 *
 * @example What the first one says
 * ```ts
 * import { theoryStatements } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const [first] = theoryStatements();
 *
 * assertEquals(first.title, "∂η/∂θ_sa = ρ(s) π(a|s) A(s, a)");
 * ```
 */
export function theoryStatements(): readonly Statement[] {
  return [
    // Gradients and score-function estimators.
    policyGradientTheorem(),
    naturalGradientIsAdvantage(),
    conjugateDirection(),
    empiricalFisher(),
    scoreFunctionMean(),
    reinforceMean(),
    undiscountedScores(),
    optimalBaseline(),
    baselineVariance(),
    sameBatchBaseline(),
    gaeMean(),
    gaeLambda(),
    importanceWeighting(),
    productWeights(),
    // η, its local approximation L, and the lower bounds.
    relativePolicyIdentity(),
    localGradient(),
    localOrder(),
    mixtureBoundTight(),
    mixtureBoundSimplified(),
    mixtureStep(),
    conservativeIteration(),
    mixtureDistance(),
    pinsker(),
    totalVariationBound(),
    klBound(),
    sharpKlBound(),
    boundsAttained(),
    misprintedBound(),
    misprintedBoundSearch(),
    // Schemes of improvement, exact steps and their limits, PPO's clipped objective.
    greedyImprovement(),
    penalizedStepIsBest(),
    algorithmOne(),
    maxKlStepIsBest(),
    meanKlStepIsBest(),
    meanAgainstMaxKl(),
    naturalGradientLimit(),
    policyGradientLimit(),
    dampedGradientLimit(),
    euclideanMetricLimit(),
    greedyLimit(),
    clippedLowerBound(),
    clippedGradient(),
    clippedPerformance(),
    // TRPO's two ways to sample.
    singlePathSurrogate(),
    singlePathGradient(),
    undiscountedStates(),
    vineRollouts(),
    commonRandomNumbers(),
    commonRandomNumbersGain(),
    vineAllActions(),
    selfNormalizedShrinkage(),
    selfNormalizedOrder(),
    selfNormalizedBaseline(),
    vineGradientMoments(),
    singlePathOrVine(),
  ];
}
