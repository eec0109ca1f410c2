/**
 * Policy-gradient algorithms, each through one door, and the parts that they
 * share.
 *
 * @module
 */

// The algorithms and their options.
export * from "./algorithm.ts";
export * from "./algorithms.ts";
export * from "./a2c.ts";
export type { A2cOptions } from "./a2c_options.ts";
export * from "./npg.ts";
export * from "./ppo.ts";
export type { PpoOptions } from "./ppo_options.ts";
export * from "./reinforce.ts";
export type {
  Baseline,
  MeanBaseline,
  NoBaseline,
  OptimalBaseline,
  ReinforceOptions,
  TimeBaseline,
  ValueBaseline,
} from "./reinforce_options.ts";
export type {
  GaeEstimator,
  MonteCarloEstimator,
  SinglePathEstimator,
  SinglePathOptions,
} from "./single_path_options.ts";
export * from "./trpo.ts";
export * from "./trpo_vine.ts";
export { trustRegionStep } from "./trust_region.ts";
export type { TrustRegionOptions } from "./trust_region.ts";
export type {
  AllActions,
  SampledActions,
  TrpoVineOptions,
  VineValueOptions,
} from "./vine_options.ts";

// What options have in common.
export {
  observationSizeOf,
  policySpecOf,
  resampleEveryOf,
} from "./policy_options.ts";
export type {
  Exploration,
  GsdeExploration,
  IndependentExploration,
  NetworkOptions,
} from "./policy_options.ts";

// Collecting.
export * from "./acting.ts";
export * from "./collect_rollout.ts";
export * from "./collect_trajectories.ts";
export * from "./roll_out_branches.ts";
export * from "./rollout.ts";
export * from "./rollout_set.ts";
export * from "./single_path.ts";
export * from "./single_path_learner.ts";
export * from "./trajectories.ts";
export * from "./vine_actions.ts";
export * from "./vine_branches.ts";

// Estimating.
export * from "./actor_critic.ts";
export * from "./gae.ts";
export * from "./reinforce_baseline.ts";
export * from "./reinforce_value.ts";
export * from "./rewards_to_go.ts";
export * from "./standardize.ts";
export * from "./value_function.ts";
export * from "./vine_value.ts";

// Updating.
export * from "./actor_critic_gradient.ts";
export * from "./clipped_surrogate.ts";
export * from "./conjugate_gradient.ts";
export * from "./line_search.ts";
export {
  createNaturalGradient,
  naturalDirection,
  normalizedStepSize,
} from "./natural_gradient.ts";
export type {
  NaturalDirection,
  NaturalGradient,
  NaturalGradientOptions,
} from "./natural_gradient.ts";
export {
  createOptimizer,
  optimizerStep,
  savedAdam,
  savedOptimizer,
} from "./optimizer.ts";
export type { Optimizer, OptimizerOptions } from "./optimizer.ts";
export * from "./reinforce_gradient.ts";
export * from "./surrogate.ts";
export * from "./vine_surrogate.ts";

// Saving.
export * from "./saved_state.ts";
