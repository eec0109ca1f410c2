import {
  compareMoments,
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { sampleSinglePaths } from "../../estimators/sample_single_paths.ts";
import { singlePathMoments } from "../../estimators/single_path_moments.ts";
import { zOfMean } from "../../estimators/z_score.ts";
import { finiteHorizon, stateDistributions } from "../../mdp/finite_horizon.ts";
import type { Mdp } from "../../mdp/mdp.ts";
import { type PolicyTable, softmaxPolicy } from "../../mdp/policy_table.ts";
import { sampledScene } from "./sampled_scene.ts";

/** Batches and what is in them. */
const SURROGATE_SAMPLES = 4000;
const SAMPLING = { steps: 6, episodes: 2 };

/**
 * The sum over an episode of (π̃/π − 1) Q̂ is unbiased for the exact gain
 * Σ_t Σ_s P(s_t = s) Σ_a (π̃ − π)(a|s) Q_{T−t}(s, a). Every other MDP has a
 * terminal state, so that episodes differ in length.
 *
 * Source: Schulman et al. 2015, equation 14, https://arxiv.org/abs/1502.05477
 *
 * @param sample Prepares the sampler.
 * @returns The statement.
 */
export function singlePathSurrogate(
  sample = sampleSinglePaths,
): Statement<SampledCase> {
  return {
    id: "single-path-surrogate",
    title: "E[Σ_t (π̃/π − 1) Q̂_t] = Σ_t Σ_s P(s_t = s) Σ_a (π̃ − π) Q_{T−t}",
    source: "Schulman et al. 2015, eq. 14",
    cases: 24,
    check(random, index) {
      const { mdp, logits, policy } = sampledScene(random, index % 2 === 1);
      const newLogits = logits.map((logit) => logit + 0.5 * random.normal());
      const draw = sample({ mdp, logits, newLogits }, SAMPLING, random);
      const gains = Float64Array.from({ length: SURROGATE_SAMPLES }, () => {
        const { rows, gain } = draw();
        return rows * gain / SAMPLING.episodes;
      });
      const newPolicy = softmaxPolicy(mdp, newLogits);
      return sampledCase([
        zOfMean(gains, gainOf(mdp, policy, newPolicy, SAMPLING.steps)),
      ]);
    },
    conclude: concludeSampled,
  };
}

/** Σ_t Σ_s P(s_t = s) Σ_a (π̃ − π)(a|s) Q_{T−t}(s, a). */
function gainOf(
  mdp: Mdp,
  policy: PolicyTable,
  newPolicy: PolicyTable,
  steps: number,
): number {
  const { q } = finiteHorizon(mdp, policy, steps);
  return stateDistributions(mdp, policy, steps).reduce(
    (sum, at, t) =>
      newPolicy.reduce((total, p, i) => {
        const here = at[Math.floor(i / mdp.actions)];
        return total + here * (p - policy[i]) * q[steps - t][i];
      }, sum),
    0,
  );
}

/** Batches and what is in them. */
const GRADIENT_SAMPLES = 2000;

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
      return compareMoments(() => draw().gradient, moments, GRADIENT_SAMPLES);
    },
    conclude: concludeSampled,
  };
}
