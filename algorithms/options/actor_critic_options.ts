/**
 * Options that actor-critic methods share.
 *
 * @module
 */
import { z } from "zod";
import { coefficient } from "./bounds.ts";
import { learnerFields } from "./learner_options.ts";
import type { LearnerOptions } from "./learner_options.ts";

/** Options of A2C and PPO. Defaults are those of Stable-Baselines3. */
export interface ActorCriticOptions extends LearnerOptions {
  /** Copies of the environment that are stepped together. */
  readonly environments: number;
  /** Steps of each copy between two updates. */
  readonly stepsPerEnvironment: number;
  /** λ of generalized advantage estimation. */
  readonly lambda: number;
  /** Step size of the optimizer. */
  readonly learningRate: number;
  /**
   * Whether the step size falls linearly to 0 over the run.
   * @default false
   */
  readonly annealLearningRate: boolean;
  /** Whether advantages are standardized. */
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
   * Whether rewards are divided by the running deviation of the discounted
   * return, clipped at ±10.
   * @default false
   */
  readonly normalizeRewards: boolean;
}

/** The fields of {@linkcode ActorCriticOptions} whose defaults are shared. */
export const actorCriticFields = {
  ...learnerFields,
  annealLearningRate: z.boolean().default(false),
  valueCoefficient: coefficient.default(0.5),
  entropyCoefficient: coefficient.default(0),
  maxGradientNorm: z.number().positive().max(1e9).default(0.5),
  normalizeRewards: z.boolean().default(false),
};
