/**
 * The statements on gradients, Fisher matrices, and the estimators of both.
 *
 * @module
 */
import type { Statement } from "../../checking/statement.ts";
import { baselineVariance } from "./baseline_variance.ts";
import { conjugateDirection } from "./conjugate_direction.ts";
import { empiricalFisher } from "./empirical_fisher.ts";
import { gaeLambda } from "./gae_lambda.ts";
import { gaeMean } from "./gae_mean.ts";
import { importanceWeighting } from "./importance_weighting.ts";
import { naturalGradientIsAdvantage } from "./natural_gradient.ts";
import { optimalBaseline } from "./optimal_baseline.ts";
import { policyGradientTheorem } from "./policy_gradient.ts";
import { productWeights } from "./product_weights.ts";
import { reinforceMean } from "./reinforce_mean.ts";
import { sameBatchBaseline } from "./same_batch_baseline.ts";
import { scoreFunctionMean } from "./score_function_mean.ts";
import { undiscountedScores } from "./undiscounted_scores.ts";

/**
 * The statements on gradients and score-function estimators, in the order of
 * their derivation.
 *
 * @returns The statements.
 */
export function gradientStatements(): readonly Statement[] {
  return [
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
  ];
}
