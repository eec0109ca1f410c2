import type { Parts } from "../../algorithms/mod.ts";
import { vectorize } from "../../envs/mod.ts";
import { deriveRandom, type Random } from "../../numerics/mod.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { environmentOf, type TabularPolicy } from "./tabular_policy.ts";

/** A softmax table that acts in an MDP. */
export interface TabularActor {
  /** The MDP. */
  readonly mdp: Mdp;
  /** The policy's logits, `[S·A]`. */
  readonly logits: Float64Array;
}

/** Where episodes come from. */
export interface EpisodeSource extends TabularActor {
  /** The time limit. */
  readonly steps: number;
}

/**
 * What the algorithms' collectors are given, for an MDP.
 *
 * @param source The MDP and the time limit.
 * @param engine Where buffers live.
 * @param environments How many copies there are.
 * @param random Gives the seed of the parts' streams.
 * @returns Engine, environments and streams.
 */
export function samplingParts(
  source: Pick<EpisodeSource, "mdp" | "steps">,
  engine: TabularPolicy["engine"],
  environments: number,
  random: Random,
): Parts {
  const seed = random.integer(2 ** 32);
  return {
    engine,
    environments: Array.from(
      { length: environments },
      () => environmentOf(source.mdp, source.steps),
    ),
    vectorize,
    random: (name) => deriveRandom(seed, name),
    totalSteps: Infinity,
  };
}
