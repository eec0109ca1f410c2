import { sampleSinglePaths } from "../../estimators/sample_single_paths.ts";
import { singlePathMoments } from "../../estimators/single_path_moments.ts";
import type { Statement } from "../../checking/statement.ts";
import { compareMoments } from "../../checking/compare_moments.ts";
import {
  concludeSampled,
  type SampledCase,
} from "../../checking/sampled_case.ts";
import { sampledScene } from "./sampled_scene.ts";

/** Batches and what is in them. */
const SAMPLES = 2000;
const SAMPLING = { steps: 6, episodes: 2 };

/**
 * The single path's gradient, the mean of Ĝ_t ∇log π(a_t|s_t), has its exact
 * mean and variance, with and without γᵗ.
 *
 * Source: Schulman et al. 2015, section 5.1, https://arxiv.org/abs/1502.05477
 *
 * @param sample Prepares the sampler.
 * @returns The statement.
 */
export function singlePathGradient(
  sample = sampleSinglePaths,
): Statement<SampledCase> {
  return {
    id: "single-path-gradient",
    title: "Mean and variance of Ĝ_t ∇log π(a_t|s_t) are the exact ones",
    source: "Schulman et al. 2015, section 5.1",
    cases: 24,
    check(random, index) {
      const { mdp, logits, policy } = sampledScene(random, false);
      const sampling = { ...SAMPLING, discountStates: index % 2 === 1 };
      const draw = sample({ mdp, logits, newLogits: logits }, sampling, random);
      const moments = singlePathMoments(mdp, policy, sampling);
      return compareMoments(() => draw().gradient, moments, SAMPLES);
    },
    conclude: concludeSampled,
  };
}
