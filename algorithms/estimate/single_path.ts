/**
 * Batches of states and actions along single paths.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import { collectRollout } from "../collect/collect_rollout.ts";
import { collectTrajectories } from "../collect/collect_trajectories.ts";
import type { EpisodeRecord } from "../collect/episode_record.ts";
import { countTruncated } from "../collect/trajectories.ts";
import type { SinglePathOptions } from "../options/single_path_options.ts";
import { actingPolicy } from "../state/acting_policy.ts";
import type { ActingPolicy } from "../state/acting_policy.ts";
import { explainedVariance } from "./explained_variance.ts";
import { rewardsToGo } from "./rewards_to_go.ts";
import { estimateAdvantages } from "./rollout_advantages.ts";
import type {
  GaeSampler,
  MonteCarloSampler,
  SinglePath,
  SinglePathSampler,
} from "./single_path_sampler.ts";
import { standardize } from "./standardize.ts";
import { fitValue } from "./value_function.ts";
import type { ValueFit } from "./value_function.ts";

/** Samples of π_old that a surrogate is built from. */
export interface Batch {
  /** N. */
  readonly rows: number;
  /** `[N × observation size]`. */
  readonly observations: Vector;
  /** `[N × action size]`. */
  readonly actions: Vector;
  /** `[N × output size]`: parameters of π_old. */
  readonly outputs: Vector;
  /** `[N]`: Â(s, a). */
  readonly advantages: Float64Array;
}

/** A batch, and what was met on the way. */
interface Sampled {
  /** What the surrogate is built from. */
  readonly batch: Batch;
  /** Episodes that ended. */
  readonly episodes: EpisodeRecord[];
  /** Environment steps so far. */
  readonly steps: number;
}

/**
 * Samples a batch under π_θ, with advantages by the sampler's estimator.
 *
 * @param sampler The sampler, overwritten.
 * @param theta θ.
 * @param options γ, and whether advantages are standardized.
 * @returns The batch, which lives until the next one.
 */
export function sampleSinglePath(
  sampler: SinglePathSampler,
  theta: Vector,
  options: Pick<SinglePathOptions, "gamma" | "normalizeAdvantage">,
): Sampled {
  const sampled = sampler.kind === "gae"
    ? sampleGae(sampler, theta, options.gamma)
    : sampleMonteCarlo(sampler, theta, options.gamma);
  if (options.normalizeAdvantage) {
    standardize(sampled.batch.advantages, sampled.batch.rows);
  }
  return sampled;
}

function sampleGae(
  sampler: GaeSampler,
  theta: Vector,
  gamma: number,
): Sampled {
  const { rollout, value, estimator: { lambda }, advantages } = sampler;
  const episodes = collectRollout(rollout, theta);
  estimateAdvantages(sampler, rollout, value, { gamma, lambda });
  return {
    batch: { ...rollout, advantages },
    episodes,
    steps: rollout.steps[0],
  };
}

function sampleMonteCarlo(
  sampler: MonteCarloSampler,
  theta: Vector,
  gamma: number,
): Sampled {
  const { trajectories, advantages } = sampler;
  const episodes = collectTrajectories(trajectories, theta);
  rewardsToGo(trajectories, gamma, null, advantages);
  return {
    batch: { ...trajectories, advantages },
    episodes,
    steps: trajectories.steps[0],
  };
}

/**
 * Fits the value of a sampler that has one to the batch that it sampled last.
 *
 * @param sampler The sampler.
 * @returns How the value fits; without one, how many returns were used as the
 * time limit cut them.
 */
export function fitSampler(
  sampler: SinglePathSampler,
): ValueFit | { readonly truncatedReturns: number } {
  if (sampler.kind !== "gae") {
    return { truncatedReturns: countTruncated(sampler.trajectories) };
  }
  const { rollout, estimator, values, returns: targets } = sampler;
  const explained = explainedVariance(values, targets, rollout.rows);
  const valueLoss = fitValue(sampler.value, { ...rollout, targets }, {
    epochs: estimator.valueEpochs,
    minibatchSize: estimator.valueMinibatchSize,
    learningRate: estimator.valueLearningRate,
    proximal: 0,
  });
  return { valueLoss, explainedVariance: explained };
}

/**
 * What acts: the policy, with the sampler's value where it has one.
 *
 * @param path The sampler and the policy's parameters.
 * @returns The acting policy, which shares their arrays.
 */
export function singlePathPolicy({ sampler, theta }: SinglePath): ActingPolicy {
  const { policy, filter: { normalization } } = sampler;
  const value = sampler.kind === "gae" ? sampler.value : null;
  return actingPolicy({ policy, theta, normalization, value });
}
