/**
 * Options of advantage actor-critic.
 *
 * @module
 */
import { z } from "zod";
import { actorCriticFields } from "./actor_critic_options.ts";
import type { ActorCriticOptions } from "./actor_critic_options.ts";
import { copies, rows, stepSize, unitInterval } from "./bounds.ts";
import { optimizerSchema } from "./optimizer_options.ts";
import type { OptimizerOptions } from "./optimizer_options.ts";

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
   * What takes the step.
   * @default { kind: "rmsprop" }
   */
  readonly optimizer: OptimizerOptions;
  /**
   * Whether advantages are standardized over the batch.
   * @default false
   */
  readonly normalizeAdvantage: boolean;
}

const fields = actorCriticFields;

/** The schema of {@linkcode A2cOptions}; records keep the order of its fields. */
export const a2cSchema: z.ZodType<A2cOptions> = z.strictObject({
  environments: copies.default(8),
  stepsPerEnvironment: rows.default(5),
  gamma: fields.gamma,
  lambda: unitInterval.default(1),
  learningRate: stepSize.default(7e-4),
  annealLearningRate: fields.annealLearningRate,
  optimizer: optimizerSchema("rmsprop"),
  normalizeAdvantage: z.boolean().default(false),
  valueCoefficient: fields.valueCoefficient,
  entropyCoefficient: fields.entropyCoefficient,
  maxGradientNorm: fields.maxGradientNorm,
  normalizeObservations: fields.normalizeObservations,
  normalizeRewards: fields.normalizeRewards,
  network: fields.network,
  exploration: fields.exploration,
});
