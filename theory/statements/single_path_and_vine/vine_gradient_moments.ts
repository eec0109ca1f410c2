import type { rollOutBranches } from "../../../algorithms/collect/roll_out_branches.ts";
import {
  compareMoments,
  concludeSampled,
  type SampledCase,
} from "../../checking/sampled_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { sampleVine } from "../../estimators/sample_vine.ts";
import { vineMoments } from "../../estimators/vine_moments.ts";
import { sampledScene } from "./sampled_scene.ts";

/** Vines and what is in them. */
const SAMPLES = 1000;
const SAMPLING = {
  steps: 5,
  episodes: 2,
  rolloutSet: 5,
  rolloutLength: 4,
  repeats: 2,
};

/**
 * The whole vine, trunk, rollout set, branches with and without common random
 * numbers and equation 15, gives a gradient with its exact mean and variance.
 *
 * Source: Schulman et al. 2015, section 5.2, https://arxiv.org/abs/1502.05477
 *
 * @param rollOut Rolls out.
 * @returns The statement.
 */
export function vineGradientMoments(
  rollOut?: typeof rollOutBranches,
): Statement<SampledCase> {
  return {
    id: "vine-gradient",
    title: "Mean and variance of the vine's gradient are the exact ones",
    source: "Schulman et al. 2015, section 5.2, eq. 15",
    cases: 24,
    check(random, index) {
      const { mdp, logits, policy } = sampledScene(random, false);
      const sampling = { ...SAMPLING, commonRandomNumbers: index % 2 === 0 };
      return compareMoments(
        sampleVine({ mdp, logits }, sampling, random, rollOut),
        vineMoments(mdp, policy, sampling),
        SAMPLES,
      );
    },
    conclude: concludeSampled,
  };
}
