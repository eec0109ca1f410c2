/**
 * Options of a trust region.
 *
 * @module
 */
import { z } from "zod";
import { radius, times } from "./bounds.ts";

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

/** The fields of {@linkcode TrustRegionOptions} in a schema. */
export const trustRegionFields = {
  delta: radius.default(0.01),
  shrink: z.number().positive().lt(1).default(0.8),
  lineSearchTries: times.default(10),
};
