/**
 * The theory, checked: the identities and bounds behind policy gradients,
 * exactly, on tabular MDPs.
 *
 * @module
 */
export { createMdp, type Mdp, type MdpTables } from "./mdp/mdp.ts";
export {
  greedyPolicy,
  mixPolicies,
  type PolicyTable,
  softmaxPolicy,
  type TableShape,
  uniformPolicy,
} from "./mdp/policy_table.ts";
export {
  randomMdp,
  type RandomMdpOptions,
  randomPolicy,
} from "./mdp/random_mdp.ts";
export {
  assortedMdp,
  assortedPolicies,
  type PolicyPair,
} from "./mdp/assorted_mdp.ts";
export * from "./mdp/extreme_mdps.ts";
export {
  evaluatePolicy,
  type PolicyEvaluation,
} from "./mdp/evaluate_policy.ts";
export {
  finiteHorizon,
  type FiniteHorizonValues,
  stateDistributions,
} from "./mdp/finite_horizon.ts";
export * from "./mdp/exact_gradient.ts";
export { exactFisher, fisherMatrix, naturalGradient } from "./mdp/fisher.ts";
export * from "./mdp/policy_iteration.ts";

export * from "./improvement/bound_along_line.ts";
export * from "./improvement/clipped_objective.ts";
export * from "./improvement/conservative_policy_iteration.ts";
export * from "./improvement/divergences.ts";
export * from "./improvement/improvement_curves.ts";
export * from "./improvement/kl_steps.ts";
export * from "./improvement/local_approximation.ts";
export * from "./improvement/metric_step.ts";
export * from "./improvement/minorize_maximize.ts";
export * from "./improvement/mixture_bound.ts";
export { epsilonOf, penaltyCoefficient } from "./improvement/penalty.ts";

export * from "./estimators/enumerate_episodes.ts";
export {
  type EstimatorVariances,
  estimatorVariances,
} from "./estimators/estimator_variances.ts";
export {
  expectSelfNormalized,
  type ProposedActions,
} from "./estimators/expect_self_normalized.ts";
export {
  expectedGaeGradient,
  expectedScoreGradient,
  type GaeGradientOptions,
  type ScoreGradientOptions,
} from "./estimators/expected_score_gradient.ts";
export * from "./estimators/gradient_errors.ts";
export * from "./estimators/gradient_moments.ts";
export {
  type OffPolicy,
  productWeightVariance,
  type WeightVariance,
} from "./estimators/importance_weighting.ts";
export * from "./estimators/single_path_moments.ts";
export { environmentOf } from "./estimators/tabular_policy.ts";
export { vineMoments, type VineSampling } from "./estimators/vine_moments.ts";
export type { VineEstimator } from "./estimators/weigh_vine.ts";

export * from "./checking/statement.ts";
export { theoryStatements } from "./statements/theory_statements.ts";
