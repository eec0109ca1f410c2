import { sampleSinglePath } from "../../algorithms/estimate/single_path.ts";
import { createMonteCarloSampler } from "../../algorithms/estimate/single_path_sampler.ts";
import {
  createSurrogate,
  judgeSurrogate,
  surrogateGradient,
} from "../../algorithms/update/surrogate.ts";
import type { Random } from "../../numerics/mod.ts";
import { discountByTime } from "./score_estimates.ts";
import type { SinglePathSampling } from "./single_path_moments.ts";
import {
  samplingParts,
  type TabularActor,
  tabularPolicy,
} from "./tabular_policy.ts";

/** A policy that acts, and another that is judged by what it meets. */
interface JudgedActor extends TabularActor {
  /** Logits of π̃, whose gain is judged, `[S·A]`. */
  readonly newLogits: Float64Array;
}

/** One batch of a single path. */
interface SinglePathSample {
  /** Mean Ĝ ∇log π over the batch's steps, in the logits, `[S·A]`. */
  readonly gradient: Float64Array;
  /** Steps of the batch. */
  readonly rows: number;
  /** Mean (π̃/π − 1) Ĝ of the other policy. */
  readonly gain: number;
}

/**
 * Prepares TRPO's single path with Monte-Carlo returns on a softmax table. The
 * gradient's moments are those of `singlePathMoments`.
 *
 * Source: Schulman et al. 2015, section 5.1, https://arxiv.org/abs/1502.05477
 *
 * @param actor The MDP, π, and π̃.
 * @param sampling Steps and episodes; `discountStates` multiplies each step's
 * return by γᵗ.
 * @param random Draws.
 * @returns Draws a batch.
 */
export function sampleSinglePaths(
  { mdp, logits, newLogits }: JudgedActor,
  sampling: SinglePathSampling,
  random: Random,
): () => SinglePathSample {
  const { steps, episodes, discountStates = false } = sampling;
  const { gamma } = mdp;
  const { engine, policy, theta } = tabularPolicy(
    mdp,
    logits,
    steps * episodes,
  );
  const parts = samplingParts({ mdp, steps }, engine, episodes, random);
  const sampler = createMonteCarloSampler(parts, policy, {
    normalizeObservations: false,
    resampleEvery: null,
  });
  const surrogate = createSurrogate(engine, policy, sampler.maxRows);
  const gradient = engine.vector(theta.length);
  const newTheta = engine.vector(theta.length);
  newTheta.set(newLogits);
  const options = { gamma, normalizeAdvantage: false };
  return () => {
    const { batch } = sampleSinglePath(sampler, theta, options);
    if (discountStates) {
      discountByTime(sampler.trajectories.starts, gamma, batch.advantages);
    }
    const { rows } = batch;
    const map = policy.linearize(theta, batch.observations, rows);
    map.vjp(surrogateGradient(surrogate, batch, map.y), gradient);
    return {
      gradient: Float64Array.from(gradient.subarray(0, logits.length)),
      rows,
      gain: judgeSurrogate(surrogate, batch, newTheta).improvement,
    };
  };
}
