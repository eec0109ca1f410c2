/**
 * Options of proximal policy optimization.
 *
 * @module
 */
import { z } from "zod";
import { actorCriticFields } from "./actor_critic_options.ts";
import type { ActorCriticOptions } from "./actor_critic_options.ts";
import { copies, rows, stepSize, times, unitInterval } from "./bounds.ts";

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
   * Stops the epochs of an update once the estimated KL exceeds 1.5 times this;
   * null never stops.
   * @default null
   */
  readonly targetKl: number | null;
}

const fields = actorCriticFields;

/** The schema of {@linkcode PpoOptions}; records keep the order of its fields. */
export const ppoSchema: z.ZodType<PpoOptions> = z.strictObject({
  environments: copies.default(1),
  stepsPerEnvironment: rows.default(2048),
  epochs: times.default(10),
  minibatchSize: rows.default(64),
  gamma: fields.gamma,
  lambda: unitInterval.default(0.95),
  learningRate: stepSize.default(3e-4),
  annealLearningRate: fields.annealLearningRate,
  clipRatio: z.number().positive().max(10).default(0.2),
  annealClipRatio: z.boolean().default(false),
  normalizeAdvantage: z.boolean().default(true),
  valueCoefficient: fields.valueCoefficient,
  entropyCoefficient: fields.entropyCoefficient,
  maxGradientNorm: fields.maxGradientNorm,
  targetKl: z.number().positive().nullable().default(null),
  normalizeObservations: fields.normalizeObservations,
  normalizeRewards: fields.normalizeRewards,
  network: fields.network,
  exploration: fields.exploration,
});
