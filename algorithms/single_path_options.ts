/**
 * Options of single-path methods: where their advantages come from.
 *
 * @module
 */
import { z } from "zod";
import type { Exploration, NetworkOptions } from "./policy_options.ts";

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
export interface SinglePathOptions {
  /**
   * Where advantages come from.
   * @default { kind: "gae" }
   */
  readonly estimator: SinglePathEstimator;
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * Whether advantages are standardized over the batch.
   * @default true
   */
  readonly normalizeAdvantage: boolean;
  /**
   * Whether observations are normalized by their running mean and deviation,
   * clipped at ±10.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /** Shape and start of the networks. */
  readonly network: NetworkOptions;
  /** How continuous actions explore. */
  readonly exploration: Exploration;
}

/**
 * The schema of {@linkcode SinglePathEstimator}.
 *
 * @returns A strict schema with every default.
 */
export function estimatorSchema(): z.ZodType<SinglePathEstimator> {
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("gae"),
      environments: z.int().min(1).max(4096).default(2),
      stepsPerEnvironment: z.int().min(1).max(1e6).default(1024),
      lambda: z.number().min(0).max(1).default(0.95),
      valueEpochs: z.int().min(1).max(1000).default(10),
      valueMinibatchSize: z.int().min(1).max(1e6).default(128),
      valueLearningRate: z.number().positive().max(10).default(1e-3),
      normalizeRewards: z.boolean().default(false),
    }),
    z.strictObject({
      kind: z.literal("monte-carlo"),
      episodes: z.int().min(1).max(4096).default(10),
    }),
  ]).prefault({ kind: "gae" });
}

/**
 * How many copies of the environment an estimator needs.
 *
 * @param estimator Where advantages come from.
 * @returns One for each stepped copy, or one an episode.
 */
export function singlePathEnvironments(estimator: SinglePathEstimator): number {
  return estimator.kind === "gae" ? estimator.environments : estimator.episodes;
}
