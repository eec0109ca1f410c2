import { type Baseline, reinforce } from "../../../algorithms/mod.ts";
import type { ReinforceState } from "../../../algorithms/reinforce.ts";
import { referenceEngine } from "../../../networks/mod.ts";
import type { Random } from "../../../numerics/mod.ts";
import {
  concludeSampled,
  type SampledCase,
  sampledCase,
} from "../../checking/sampled_case.ts";
import type { Statement } from "../../checking/statement.ts";
import { expectedScoreGradient } from "../../estimators/expected_score_gradient.ts";
import {
  componentScores,
  sampleMoments,
} from "../../estimators/sample_gradients.ts";
import {
  type EpisodeSource,
  samplingParts,
} from "../../estimators/tabular_policy.ts";
import { softmaxPolicy } from "../../mdp/policy_table.ts";
import { drawCut, drawTerminating } from "./draw_episodes.ts";

/** Batches of a case, each of eight episodes. */
const BATCHES = 1000;
const EPISODES = 8;

/** How REINFORCE is run. */
interface ReinforceSetting {
  /** What weighs the scores. */
  readonly returns: "total" | "reward-to-go";
  /** Discount γ. */
  readonly gamma: number;
  /** Whether the score at time t carries γᵗ. */
  readonly discountStates: boolean;
  /** What is subtracted. */
  readonly baseline: Partial<Baseline>;
}

/** Each way to run it, by turns. */
const SETTINGS: readonly Omit<ReinforceSetting, "gamma">[] = ([
  ["total", false, ["none", "mean", "optimal"]],
  ["reward-to-go", true, ["none", "mean", "optimal", "time", "value"]],
  ["reward-to-go", false, ["none", "time"]],
] as const).flatMap(([returns, discountStates, kinds]) =>
  kinds.map((kind) => ({ returns, discountStates, baseline: { kind } }))
);

/**
 * REINFORCE, as it trains, estimates ∇E Σ_{t<T} γᵗ r_t without bias, with total
 * returns or with rewards to go that carry γᵗ, and whichever baseline; without γᵗ
 * its mean is that of {@linkcode expectedScoreGradient}. The value baseline learns
 * from batch to batch, and its episodes terminate, since what V says of a
 * truncated end would count; the others' are cut in every other case.
 *
 * Source: Williams 1992, https://doi.org/10.1007/BF00992696
 *
 * @param change Changes how REINFORCE is run.
 * @returns The statement.
 */
export function reinforceMean(
  change: (setting: ReinforceSetting) => ReinforceSetting = (setting) =>
    setting,
): Statement<SampledCase> {
  return {
    id: "reinforce-mean",
    title: "REINFORCE estimates ∇η_T without bias, with every baseline",
    source: "Williams 1992",
    cases: 4 * SETTINGS.length,
    check(random, index) {
      const way = SETTINGS[index % SETTINGS.length];
      const cut = way.baseline.kind !== "value" &&
        Math.floor(index / SETTINGS.length) % 2 === 1;
      const source = cut ? drawCut(random) : drawTerminating(random);
      const { mdp, steps } = source;
      const setting = change({ ...way, gamma: mdp.gamma });
      const expected = expectedScoreGradient(
        mdp,
        softmaxPolicy(mdp, source.logits),
        {
          steps,
          discountStates: way.discountStates || way.returns === "total",
        },
      );
      const moments = sampleMoments(
        reinforceGradients(source, setting, random),
      );
      return sampledCase(componentScores(moments, BATCHES, expected));
    },
    conclude: concludeSampled,
  };
}

/** The gradients of iterations from the same θ. */
function reinforceGradients(
  source: EpisodeSource,
  setting: ReinforceSetting,
  random: Random,
): Float64Array[] {
  const engine = referenceEngine();
  const state = reinforce.create(
    reinforce.resolve({
      ...setting,
      episodes: EPISODES,
      network: { hiddenSizes: [] },
    }),
    samplingParts(source, engine, EPISODES, random),
  ) as ReinforceState;
  return Array.from({ length: BATCHES }, () => {
    state.theta.fill(0);
    state.theta.set(source.logits);
    reinforce.iterate(state);
    // What is left of it points downhill.
    const { gradient } = state.score;
    return Float64Array.from(
      gradient.subarray(0, source.logits.length),
      (slope) => -slope,
    );
  });
}
