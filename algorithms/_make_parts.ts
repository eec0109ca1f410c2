/**
 * What an algorithm is given, for the tests.
 *
 * @module
 */
import type { Environment, Vectorize } from "../envs/mod.ts";
import type { Engine } from "../networks/engine.ts";
import { deriveRandom } from "../numerics/mod.ts";
import type { Parts } from "./state/parts.ts";

/**
 * Makes parts whose streams belong to one seed.
 *
 * @param engine Computes the networks.
 * @param environments The copies.
 * @param vectorize Steps them together.
 * @param seed The seed.
 * @returns The parts of a run of 10,000 steps.
 */
export function makeParts(
  engine: Engine,
  environments: readonly Environment[],
  vectorize: Vectorize,
  seed = 1,
): Parts {
  return {
    engine,
    environments,
    vectorize,
    random: (name) => deriveRandom(seed, name),
    totalSteps: 10_000,
  };
}
