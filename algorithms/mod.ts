/**
 * Policy-gradient algorithms, each through one door, and the parts that they
 * share.
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

// The algorithms and their options.
export * from "./algorithm.ts";
export * from "./a2c.ts";
export type { A2cOptions } from "./options/a2c_options.ts";
export * from "./npg.ts";
export type { NpgOptions, NpgStep } from "./options/npg_options.ts";
export * from "./ppo.ts";
export type { PpoOptions } from "./options/ppo_options.ts";
export * from "./reinforce.ts";
export type {
  Baseline,
  MeanBaseline,
  NoBaseline,
  OptimalBaseline,
  ReinforceOptions,
  TimeBaseline,
  ValueBaseline,
} from "./options/reinforce_options.ts";
export type {
  GaeEstimator,
  MonteCarloEstimator,
  SinglePathEstimator,
  SinglePathOptions,
} from "./options/single_path_options.ts";
export * from "./trpo.ts";
export type { TrpoOptions } from "./options/trpo_options.ts";
export * from "./trpo_vine.ts";
export { trustRegionStep } from "./update/trust_region.ts";
export type { TrustRegionOptions } from "./options/trust_region_options.ts";
export type {
  AllActions,
  SampledActions,
  TrpoVineOptions,
  VineValueOptions,
} from "./options/trpo_vine_options.ts";

// What options have in common.
export type { ActorCriticOptions } from "./options/actor_critic_options.ts";
export type {
  ExploringOptions,
  LearnerOptions,
} from "./options/learner_options.ts";
export type { ValueFitOptions } from "./options/value_fit_options.ts";
export {
  observationSizeOf,
  policySpecOf,
  resampleEveryOf,
} from "./options/policy_spec.ts";
export type {
  Exploration,
  GsdeExploration,
  IndependentExploration,
} from "./options/exploration_options.ts";
export type { NetworkOptions } from "./options/network_options.ts";

// Collecting.
export * from "./collect/acting.ts";
export * from "./collect/collect_rollout.ts";
export * from "./collect/collect_trajectories.ts";
export * from "./collect/roll_out_branches.ts";
export * from "./collect/rollout.ts";
export * from "./collect/rollout_set.ts";
export * from "./estimate/single_path.ts";
export * from "./update/single_path_learner.ts";
export * from "./collect/trajectories.ts";
export * from "./update/vine_actions.ts";
export * from "./collect/vine_branches.ts";

// Estimating.
export * from "./estimate/actor_critic.ts";
export * from "./estimate/gae.ts";
export * from "./estimate/reinforce_baseline.ts";
export * from "./estimate/reinforce_value.ts";
export * from "./estimate/rewards_to_go.ts";
export * from "./estimate/standardize.ts";
export * from "./estimate/value_function.ts";
export * from "./estimate/vine_value.ts";

// Updating.
export * from "./update/actor_critic_gradient.ts";
export * from "./update/clipped_surrogate.ts";
export * from "./update/conjugate_gradient.ts";
export * from "./update/line_search.ts";
export {
  createNaturalGradient,
  naturalDirection,
  normalizedStepSize,
} from "./update/natural_gradient.ts";
export type {
  NaturalDirection,
  NaturalGradient,
} from "./update/natural_gradient.ts";
export type { NaturalGradientOptions } from "./options/natural_gradient_options.ts";
export {
  createOptimizer,
  optimizerStep,
  savedAdam,
  savedOptimizer,
} from "./state/optimizer.ts";
export type { Optimizer } from "./state/optimizer.ts";
export type { OptimizerOptions } from "./options/optimizer_options.ts";
export * from "./update/reinforce_gradient.ts";
export * from "./update/surrogate.ts";
export * from "./update/vine_surrogate.ts";

// Saving.
export * from "./state/saved_state.ts";

/** Any algorithm, its options and state unknown to the caller. */
// deno-lint-ignore no-explicit-any
export type AnyAlgorithm = Algorithm<any, any>;

/**
 * Every algorithm by its name.
 *
 * @example Names and defaults
 * ```ts
 * import { algorithms } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(Object.keys(algorithms), [
 *   "reinforce",
 *   "a2c",
 *   "npg",
 *   "trpo",
 *   "trpo-vine",
 *   "ppo",
 * ]);
 * assertEquals(algorithms.trpo.resolve({}).delta, 0.01);
 * ```
 */
export const algorithms: Readonly<Record<string, AnyAlgorithm>> = {
  reinforce,
  a2c,
  npg,
  trpo,
  "trpo-vine": trpoVine,
  ppo,
};
