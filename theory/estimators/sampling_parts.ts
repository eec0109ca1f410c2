import type { Parts } from "../../algorithms/mod.ts";
import { vectorize } from "../../envs/mod.ts";
import { deriveRandom, type Random } from "../../numerics/mod.ts";
import type { Mdp } from "../mdp/mdp.ts";
import { environmentOf, type TabularPolicy } from "./tabular_policy.ts";

/**
 * What the algorithms' collectors are given, for an MDP.
 *
 * @param mdp The MDP.
 * @param engine Where buffers live.
 * @param environments How many copies there are.
 * @param steps The time limit.
 * @param random Gives the seed of the parts' streams.
 * @returns Engine, environments and streams.
 */
export function samplingParts(
  mdp: Mdp,
  engine: TabularPolicy["engine"],
  environments: number,
  steps: number,
  random: Random,
): Parts {
  const seed = random.integer(2 ** 32);
  return {
    engine,
    environments: Array.from(
      { length: environments },
      () => environmentOf(mdp, steps),
    ),
    vectorize,
    random: (name) => deriveRandom(seed, name),
    totalSteps: Infinity,
  };
}
