/**
 * Single path and vine.
 *
 * @module
 */
import type { Statement } from "../../checking/statement.ts";
import { commonRandomNumbers } from "./common_random_numbers.ts";
import { commonRandomNumbersGain } from "./common_random_numbers_gain.ts";
import { selfNormalizedBaseline } from "./self_normalized_baseline.ts";
import { selfNormalizedOrder } from "./self_normalized_order.ts";
import { selfNormalizedShrinkage } from "./self_normalized_shrinkage.ts";
import { singlePathGradient } from "./single_path_gradient.ts";
import { singlePathOrVine } from "./single_path_or_vine.ts";
import { singlePathSurrogate } from "./single_path_surrogate.ts";
import { undiscountedStates } from "./undiscounted_states.ts";
import { vineAllActions } from "./vine_all_actions.ts";
import { vineGradientMoments } from "./vine_gradient_moments.ts";
import { vineRollouts } from "./vine_rollouts.ts";

/**
 * The statements on TRPO's two ways to sample.
 *
 * @returns The statements, in the order of the paper.
 */
export function singlePathAndVineStatements(): readonly Statement[] {
  return [
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
