/**
 * Policy-gradient algorithms, each through one door, and the mathematical parts
 * that they share.
 *
 * @module
 */

// The door, and the algorithms behind it.
export type * from "./algorithm.ts";
export * from "./algorithms.ts";
export type { EpisodeRecord } from "./collect/episode_record.ts";
export type { ActingPolicy } from "./state/acting_policy.ts";
export type { Parts } from "./state/parts.ts";
export { a2c } from "./a2c.ts";
export { npg } from "./npg.ts";
export { ppo } from "./ppo.ts";
export { reinforce } from "./reinforce.ts";
export { trpo } from "./trpo.ts";
export { trpoVine } from "./trpo_vine.ts";

// Options of each algorithm, and those that several have.
export type { A2cOptions } from "./options/a2c_options.ts";
export type { ActorCriticOptions } from "./options/actor_critic_options.ts";
export type {
  Exploration,
  GsdeExploration,
  IndependentExploration,
  LearnerOptions,
  NetworkOptions,
} from "./options/learner_options.ts";
export type { NaturalGradientOptions } from "./options/natural_gradient_options.ts";
export type { NpgOptions, NpgStep } from "./options/npg_options.ts";
export type { OptimizerOptions } from "./options/optimizer_options.ts";
export type { PpoOptions } from "./options/ppo_options.ts";
export type {
  Baseline,
  ReinforceOptions,
  ValueBaseline,
} from "./options/reinforce_options.ts";
export type {
  GaeEstimator,
  MonteCarloEstimator,
  SinglePathEstimator,
  SinglePathOptions,
} from "./options/single_path_options.ts";
export type { TrpoOptions } from "./options/trpo_options.ts";
export type {
  BranchActions,
  SampledActions,
  TrpoVineOptions,
  VineValueOptions,
} from "./options/trpo_vine_options.ts";
export type { TrustRegionOptions } from "./options/trust_region_options.ts";
export type { ValueFitOptions } from "./options/value_fit_options.ts";

// Estimating.
export { explainedVariance } from "./estimate/explained_variance.ts";
export { gae } from "./estimate/gae.ts";
export type { GaeOptions, Transitions } from "./estimate/gae.ts";
export { rewardsToGo } from "./estimate/rewards_to_go.ts";
export type { Episodes } from "./collect/trajectories.ts";
export { standardize } from "./estimate/standardize.ts";
export {
  optimalConstantGradient,
  subtractMeanOfOthers,
  subtractTimeMeanOfOthers,
} from "./estimate/subtract_baseline.ts";
export { discountsOf } from "./estimate/weigh_steps.ts";

// Updating.
export { remainingShare } from "./update/annealing.ts";
export { clippedSurrogateWeights } from "./update/clipped_surrogate.ts";
export type { RatioBatch, RatioSums } from "./update/clipped_surrogate.ts";
export {
  conjugateGradient,
  createConjugateGradient,
} from "./update/conjugate_gradient.ts";
export type {
  ConjugateGradient,
  ConjugateGradientOptions,
  ConjugateGradientSolution,
  LinearMap,
} from "./update/conjugate_gradient.ts";
export { divergenceOf } from "./update/divergence.ts";
export type { UpdateSizes } from "./update/divergence.ts";
export { createFisher, fisherVectorProduct } from "./update/fisher.ts";
export type { Fisher } from "./update/fisher.ts";
export {
  createLineSearch,
  lineSearch,
  normalizedStepSize,
} from "./update/line_search.ts";
export type {
  Candidate,
  LineSearch,
  LineSearchOutcome,
  SearchDirection,
} from "./update/line_search.ts";

// The vine.
export type { RepeatedPolicy } from "./collect/vine_actions.ts";
export type { VineBatch } from "./collect/vine_batch.ts";
export {
  createVineSurrogate,
  vineGradient,
  vineValue,
} from "./update/vine_surrogate.ts";
export type { VineEquation, VineSurrogate } from "./update/vine_surrogate.ts";

// What an algorithm of one's own needs besides.
export { decodeState, encodeState } from "./state/saved_state.ts";
export type {
  SavedArray,
  SavedTree,
  Snapshotting,
} from "./state/saved_state.ts";
