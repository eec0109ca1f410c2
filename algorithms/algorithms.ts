import { a2c } from "./a2c.ts";
import type { Algorithm, AlgorithmRecord } from "./algorithm.ts";
import { npg } from "./npg.ts";
import { ppo } from "./ppo.ts";
import { reinforce } from "./reinforce.ts";
import { trpo } from "./trpo.ts";
import { trpoVine } from "./trpo_vine.ts";

/** Any algorithm, its options and state unknown to the caller. */
// deno-lint-ignore no-explicit-any
export type AnyAlgorithm = Algorithm<any, any>;

/**
 * Algorithms by name. What options and state are is known to the algorithm
 * alone: the harness only carries them from one of its functions to another.
 */
export type AlgorithmRegistry = Readonly<Record<string, AnyAlgorithm>>;

/**
 * Every algorithm by its name, in the order of lists.
 *
 * @example Names and defaults
 * ```ts
 * import { algorithms } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(Object.keys(algorithms).slice(0, 3), ["reinforce", "a2c", "npg"]);
 * assertEquals(algorithms.trpo.resolve({}).delta, 0.01);
 * ```
 */
// deno-lint-ignore no-explicit-any
export const algorithms: Readonly<Record<string, AlgorithmRecord<any, any>>> =
  Object.fromEntries(
    [
      reinforce,
      a2c,
      npg,
      trpo,
      trpoVine,
      ppo,
    ].map((algorithm) => [algorithm.name, algorithm]),
  );
