/**
 * Options of advantage actor-critic.
 *
 * @module
 */
import { z } from "zod";
import type { ActorCriticOptions } from "./actor_critic.ts";
import { optimizerSchema } from "./optimizer.ts";
import type { OptimizerOptions } from "./optimizer.ts";
import { explorationSchema, networkSchema } from "./policy_options.ts";

/** Options of A2C. Defaults are those of Stable-Baselines3. */
export interface A2cOptions extends ActorCriticOptions {
  /**
   * Copies of the environment that are stepped together; usual range 4 to 32.
   * @default 8
   */
  readonly environments: number;
  /**
   * Steps k of each copy between two updates; usual range 5 to 128.
   * @default 5
   */
  readonly stepsPerEnvironment: number;
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
  /**
   * λ of generalized advantage estimation; 1 gives the k-step return, as
   * published.
   * @default 1
   */
  readonly lambda: number;
  /**
   * Step size; usual range 1e-4 to 1e-2.
   * @default 0.0007
   */
  readonly learningRate: number;
  /**
   * Whether the step size falls linearly to 0 over the run.
   * @default false
   */
  readonly annealLearningRate: boolean;
  /**
   * What takes the step.
   * @default { kind: "rmsprop" }
   */
  readonly optimizer: OptimizerOptions;
  /**
   * Whether advantages are standardized over the batch.
   * @default false
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
 * The schema of {@linkcode A2cOptions}.
 *
 * @returns A strict schema with every default.
 */
export function a2cSchema(): z.ZodType<A2cOptions> {
  return z.strictObject({
    environments: z.int().min(1).max(4096).default(8),
    stepsPerEnvironment: z.int().min(1).max(1e6).default(5),
    gamma: z.number().min(0).max(1).default(0.99),
    lambda: z.number().min(0).max(1).default(1),
    learningRate: z.number().positive().max(10).default(7e-4),
    annealLearningRate: z.boolean().default(false),
    optimizer: optimizerSchema("rmsprop"),
    normalizeAdvantage: z.boolean().default(false),
    valueCoefficient: z.number().min(0).max(1e3).default(0.5),
    entropyCoefficient: z.number().min(0).max(1e3).default(0),
    maxGradientNorm: z.number().positive().max(1e9).default(0.5),
    normalizeObservations: z.boolean().default(false),
    normalizeRewards: z.boolean().default(false),
    network: networkSchema(),
    exploration: explorationSchema(),
  });
}
