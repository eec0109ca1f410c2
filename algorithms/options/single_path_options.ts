/**
 * Options of single-path methods: where their advantages come from.
 *
 * @module
 */
import { z } from "zod";
import { copies, rows, stepSize, times, unitInterval } from "./bounds.ts";
import { learnerFields } from "./learner_options.ts";
import type { LearnerOptions } from "./learner_options.ts";

/**
 * Rollouts of a fixed length with a fitted value: generalized advantages, the
 * usual practice.
 */
export interface GaeEstimator {
  /** Tells the estimators apart. */
  readonly kind: "gae";
  /**
   * Copies of the environment; usual range 1 to 64.
   * @default 2
   */
  readonly environments: number;
  /**
   * Steps of each copy between two updates; usual range 256 to 10,000.
   * @default 1024
   */
  readonly stepsPerEnvironment: number;
  /**
   * λ of generalized advantage estimation; usual range 0.9 to 1.
   * @default 0.95
   */
  readonly lambda: number;
  /**
   * Passes over the batch when the value is fitted.
   * @default 10
   */
  readonly valueEpochs: number;
  /**
   * Rows of one gradient step of the value.
   * @default 128
   */
  readonly valueMinibatchSize: number;
  /**
   * Adam's step size for the value.
   * @default 0.001
   */
  readonly valueLearningRate: number;
  /**
   * Whether rewards are divided by the running deviation of the discounted
   * return.
   * @default false
   */
  readonly normalizeRewards: boolean;
}

/**
 * Whole episodes whose discounted rewards to go estimate Q, as TRPO was
 * published. A truncated return is used as it is, and `truncatedReturns` counts
 * them.
 */
export interface MonteCarloEstimator {
  /** Tells the estimators apart. */
  readonly kind: "monte-carlo";
  /**
   * Episodes between two updates; usual range 5 to 50.
   * @default 10
   */
  readonly episodes: number;
}

/** Where advantages come from. */
export type SinglePathEstimator = GaeEstimator | MonteCarloEstimator;

/** Options of every single-path method. */
export interface SinglePathOptions extends LearnerOptions {
  /**
   * Where advantages come from.
   * @default { kind: "gae" }
   */
  readonly estimator: SinglePathEstimator;
  /**
   * Whether advantages are standardized over the batch.
   * @default true
   */
  readonly normalizeAdvantage: boolean;
}

/** The fields of {@linkcode SinglePathOptions} in a schema. */
export const singlePathFields = {
  ...learnerFields,
  estimator: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("gae"),
      environments: copies.default(2),
      stepsPerEnvironment: rows.default(1024),
      lambda: unitInterval.default(0.95),
      valueEpochs: times.default(10),
      valueMinibatchSize: rows.default(128),
      valueLearningRate: stepSize.default(1e-3),
      normalizeRewards: z.boolean().default(false),
    }),
    z.strictObject({
      kind: z.literal("monte-carlo"),
      episodes: copies.default(10),
    }),
  ]).prefault({ kind: "gae" }),
  normalizeAdvantage: z.boolean().default(true),
};

/**
 * How many copies of the environment an estimator needs.
 *
 * @param estimator Where advantages come from.
 * @returns One for each stepped copy, or one an episode.
 */
export function singlePathEnvironments(estimator: SinglePathEstimator): number {
  return estimator.kind === "gae" ? estimator.environments : estimator.episodes;
}
