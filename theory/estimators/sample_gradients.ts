/**
 * Gradients from episodes that are really played.
 *
 * @module
 */
import { collectTrajectories } from "../../algorithms/collect/collect_trajectories.ts";
import {
  createTrajectories,
  type Trajectories,
} from "../../algorithms/collect/trajectories.ts";
import type { Random } from "../../numerics/mod.ts";
import type { GradientMoments } from "./gradient_moments.ts";
import { type ScoreScene, scoreScene } from "./score_estimates.ts";
import { type EpisodeSource, samplingParts } from "./tabular_policy.ts";
import { zScore } from "./z_score.ts";

/** How much is played. */
interface SamplingOptions {
  /** Episodes of a batch. */
  readonly episodes: number;
  /** Batches, each of which gives one estimate. */
  readonly batches: number;
}

/** An estimate of the gradient from one batch, `[S·A]`. */
export type GradientEstimator = (
  scene: ScoreScene,
  batch: Trajectories,
) => Float64Array;

/**
 * Plays batches and estimates the gradient from each by several estimators.
 *
 * @param source MDP, policy and time limit.
 * @param estimators The estimators, all of which see the same batches.
 * @param options How much is played.
 * @param random Where it comes from.
 * @returns Mean and variance of each estimator's estimates.
 */
export function sampleGradients(
  source: EpisodeSource,
  estimators: readonly GradientEstimator[],
  options: SamplingOptions,
  random: Random,
): GradientMoments[] {
  const { episodes, batches } = options;
  const { mdp, logits, steps } = source;
  const scene = scoreScene(mdp, logits, episodes * steps);
  const { engine, policy, theta } = scene.tabular;
  const parts = samplingParts(source, engine, episodes, random);
  const batch = createTrajectories(parts, policy, {
    normalizeObservations: false,
    resampleEvery: null,
  });
  const estimates: Float64Array[][] = estimators.map(() => []);
  for (let b = 0; b < batches; b++) {
    collectTrajectories(batch, theta);
    estimators.forEach((estimate, k) =>
      estimates[k].push(estimate(scene, batch))
    );
  }
  return estimates.map(sampleMoments);
}

/**
 * Mean and unbiased variance of each component.
 *
 * @param samples At least two vectors.
 * @returns The moments.
 */
export function sampleMoments(
  samples: readonly Float64Array[],
): GradientMoments {
  const n = samples.length;
  const mean = samples[0].map((_, i) =>
    samples.reduce((sum, sample) => sum + sample[i], 0) / n
  );
  const variance = mean.map((m, i) =>
    samples.reduce((sum, sample) => sum + (sample[i] - m) ** 2, 0) / (n - 1)
  );
  return { mean, variance };
}

/**
 * z = (mean − expected)/√(variance/n) of each component.
 *
 * @param moments Mean and variance of n estimates.
 * @param samples n.
 * @param expected What the mean should be.
 * @returns z, one a component.
 *
 * @example Two standard errors off, and right without any variance
 * ```ts
 * import { componentScores } from "./sample_gradients.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const mean = Float64Array.of(1, 0);
 * const variance = Float64Array.of(25, 0);
 * const z = componentScores({ mean, variance }, 100, Float64Array.of(0, 0));
 *
 * assertEquals(z, [2, 0]);
 * ```
 */
export function componentScores(
  moments: GradientMoments,
  samples: number,
  expected: Float64Array,
): number[] {
  const { mean, variance } = moments;
  return Array.from(
    mean,
    (value, i) => zScore(value, expected[i], Math.sqrt(variance[i] / samples)),
  );
}
