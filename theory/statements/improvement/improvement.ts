/**
 * Policy improvement and trust regions.
 *
 * @module
 */
import type { Statement } from "../../checking/statement.ts";
import { algorithmOne } from "./algorithm_one.ts";
import { clippedPerformance } from "./clipped_performance.ts";
import { clippedGradient, clippedLowerBound } from "./clipped_surrogate.ts";
import { greedyImprovement } from "./greedy_improvement.ts";
import { greedyLimit } from "./greedy_limit.ts";
import {
  maxKlStepIsBest,
  meanKlStepIsBest,
  penalizedStepIsBest,
} from "./kl_step_optimality.ts";
import { meanAgainstMaxKl } from "./mean_against_max_kl.ts";
import {
  dampedGradientLimit,
  euclideanMetricLimit,
  naturalGradientLimit,
  policyGradientLimit,
} from "./step_limits.ts";

/**
 * The statements on schemes of policy improvement, exact trust-region steps and
 * their limits, and PPO's clipped objective.
 *
 * @returns The statements, in the order of the derivation.
 */
export function improvementStatements(): readonly Statement[] {
  return [
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
  ];
}
