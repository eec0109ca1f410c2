/**
 * Options that every algorithm has.
 *
 * @module
 */
import { z } from "zod";
import { unitInterval } from "./bounds.ts";
import { explorationSchema } from "./exploration_options.ts";
import type { Exploration } from "./exploration_options.ts";
import { networkSchema } from "./network_options.ts";
import type { NetworkOptions } from "./network_options.ts";

/** Options that every algorithm has. */
export interface LearnerOptions {
  /**
   * Discount γ; usual range 0.9 to 0.9999.
   * @default 0.99
   */
  readonly gamma: number;
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

/** The fields of {@linkcode LearnerOptions} in a schema. */
export const learnerFields = {
  gamma: unitInterval.default(0.99),
  normalizeObservations: z.boolean().default(false),
  network: networkSchema,
  exploration: explorationSchema,
};
