/**
 * Options of proximal policy optimization.
 *
 * @module
 */
import { z } from "zod";
import type { ActorCriticOptions } from "./actor_critic.ts";
import { explorationSchema, networkSchema } from "./policy_options.ts";

/** Options of PPO. Defaults are those of Stable-Baselines3. */
export interface PpoOptions extends ActorCriticOptions {
  /**
   * Copies of the environment that are stepped together; usual range 1 to 64.
   * @default 1
   */
  readonly environments: number;
  /**
   * Steps of each copy between two updates; usual range 32 to 2048.
   * @default 2048
   */
  readonly stepsPerEnvironment: number;
  /**
   * Passes over a rollout; usual range 3 to 20.
   * @default 10
   */
  readonly epochs: number;
  /**
   * Rows of one gradient step; usual range 32 to 4096. The whole rollout where
   * it has fewer.
   * @default 64
   */
  readonly minibatchSize: number;
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * λ of generalized advantage estimation; usual range 0.8 to 1.
   * @default 0.95
   */
  readonly lambda: number;
  /**
   * Adam's step size; usual range 1e-5 to 1e-3.
   * @default 0.0003
   */
  readonly learningRate: number;
  /**
   * Whether the step size falls linearly to 0 over the run.
   * @default false
   */
  readonly annealLearningRate: boolean;
  /**
   * ε of the clipped surrogate; usual range 0.1 to 0.3.
   * @default 0.2
   */
  readonly clipRatio: number;
  /**
   * Whether ε falls linearly to 0 over the run.
   * @default false
   */
  readonly annealClipRatio: boolean;
  /**
   * Whether advantages are standardized within each minibatch.
   * @default true
   */
  readonly normalizeAdvantage: boolean;
  /**
   * Weight of the value's squared error in the loss.
   * @default 0.5
   */
  readonly valueCoefficient: number;
  /**
   * Weight of the entropy bonus; usual range 0 to 0.01.
   * @default 0
   */
  readonly entropyCoefficient: number;
  /**
   * Largest Euclidean norm of the gradient.
   * @default 0.5
   */
  readonly maxGradientNorm: number;
  /**
   * Stops the epochs of an update once the estimated KL exceeds 1.5 times this;
   * null never stops.
   * @default null
   */
  readonly targetKl: number | null;
  /**
   * Whether observations are normalized by their running mean and deviation,
   * clipped at ±10.
   * @default false
   */
  readonly normalizeObservations: boolean;
  /**
   * Whether rewards are divided by the running deviation of the discounted
   * return, clipped at ±10.
   * @default false
   */
  readonly normalizeRewards: boolean;
}

/**
 * The schema of {@linkcode PpoOptions}.
 *
 * @returns A strict schema with every default.
 */
export function ppoSchema(): z.ZodType<PpoOptions> {
  return z.strictObject({
    environments: z.int().min(1).max(4096).default(1),
    stepsPerEnvironment: z.int().min(1).max(1e6).default(2048),
    epochs: z.int().min(1).max(1000).default(10),
    minibatchSize: z.int().min(1).max(1e6).default(64),
    gamma: z.number().min(0).max(1).default(0.99),
    lambda: z.number().min(0).max(1).default(0.95),
    learningRate: z.number().positive().max(10).default(3e-4),
    annealLearningRate: z.boolean().default(false),
    clipRatio: z.number().positive().max(10).default(0.2),
    annealClipRatio: z.boolean().default(false),
    normalizeAdvantage: z.boolean().default(true),
    valueCoefficient: z.number().min(0).max(1e3).default(0.5),
    entropyCoefficient: z.number().min(0).max(1e3).default(0),
    maxGradientNorm: z.number().positive().max(1e9).default(0.5),
    targetKl: z.number().positive().nullable().default(null),
    normalizeObservations: z.boolean().default(false),
    normalizeRewards: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  });
}
