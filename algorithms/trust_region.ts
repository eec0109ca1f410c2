/**
 * Options of a trust region.
 *
 * @module
 */
import { z } from "zod";

/** The radius of a trust region and the search in it. */
export interface TrustRegionOptions {
  /**
   * Radius δ: the largest mean KL(π_old ‖ π) of a step, in nats; usual range
   * 0.001 to 0.05.
   * @default 0.01
   */
  readonly delta: number;
  /**
   * Factor by which a refused step shrinks.
   * @default 0.8
   */
  readonly shrink: number;
  /**
   * How many steps are tried before the old parameters are kept.
   * @default 10
   */
  readonly lineSearchTries: number;
}

/**
 * The fields of {@linkcode TrustRegionOptions} in a schema.
 *
 * @returns The fields, with every default.
 */
export function trustRegionFields(): {
  delta: z.ZodDefault<z.ZodNumber>;
  shrink: z.ZodDefault<z.ZodNumber>;
  lineSearchTries: z.ZodDefault<z.ZodInt>;
} {
  return {
    delta: z.number().positive().max(1e3).default(0.01),
    shrink: z.number().positive().lt(1).default(0.8),
    lineSearchTries: z.int().min(1).max(1000).default(10),
  };
}
