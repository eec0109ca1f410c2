/**
 * What an algorithm is given.
 *
 * @module
 */
import type { Environment, Vectorize } from "../../envs/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import type { Random } from "../../numerics/random.ts";

/** What an algorithm is given. */
export interface Parts {
  /** Computes the networks. */
  readonly engine: Engine;
  /**
   * Fresh copies of the environment, as many as `environmentCount(options)`
   * says.
   */
  readonly environments: readonly Environment[];
  /** Steps several copies together. */
  readonly vectorize: Vectorize;
  /**
   * The run's random streams, independent by name; the same name gives a stream
   * from its beginning.
   */
  readonly random: (name: string) => Random;
  /** How many environment steps the run will have; schedules run to it. */
  readonly totalSteps: number;
}
