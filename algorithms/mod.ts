/**
 * Policy-gradient algorithms, each through one door.
 *
 * @module
 */
import { a2c } from "./a2c.ts";
import type { Algorithm } from "./algorithm.ts";
import { npg } from "./npg.ts";
import { ppo } from "./ppo.ts";
import { reinforce } from "./reinforce.ts";
import { trpo } from "./trpo.ts";
import { trpoVine } from "./trpo_vine.ts";

export * from "./a2c.ts";
export * from "./actor_critic.ts";
export * from "./acting.ts";
export * from "./algorithm.ts";
export * from "./conjugate_gradient.ts";
export * from "./gae.ts";
export * from "./line_search.ts";
export * from "./natural_gradient.ts";
export * from "./npg.ts";
export * from "./optimizer.ts";
export * from "./policy_options.ts";
export * from "./ppo.ts";
export * from "./reinforce.ts";
export * from "./reinforce_baseline.ts";
export * from "./rollout.ts";
export * from "./saved_state.ts";
export * from "./single_path.ts";
export * from "./surrogate.ts";
export * from "./trajectories.ts";
export * from "./trpo.ts";
export * from "./trpo_vine.ts";
export * from "./trust_region.ts";
export * from "./value_function.ts";
export * from "./vine_branches.ts";
export * from "./vine_surrogate.ts";

/** Any algorithm, its options and state unknown to the caller. */
// deno-lint-ignore no-explicit-any
export type AnyAlgorithm = Algorithm<any, any>;

/** Every algorithm by its name. */
export const algorithms: Readonly<Record<string, AnyAlgorithm>> = {
  reinforce,
  a2c,
  npg,
  trpo,
  "trpo-vine": trpoVine,
  ppo,
};
