/**
 * Options of the natural gradient.
 *
 * @module
 */
import { z } from "zod";
import { coefficient, times, unitInterval } from "./bounds.ts";

/** Options of the natural gradient, shared by NPG, TRPO and vine. */
export interface NaturalGradientOptions {
  /**
   * Iterations of conjugate gradient; usual range 10 to 25.
   * @default 10
   */
  readonly cgIterations: number;
  /**
   * Conjugate gradient stops where the squared norm of its residual falls to
   * this; usual range 0 to 1e-8.
   * @default 1e-10
   */
  readonly cgTolerance: number;
  /**
   * Multiple of the identity that is added to the Fisher matrix; usual range
   * 1e-3 to 0.1.
   * @default 0.1
   */
  readonly damping: number;
  /**
   * Share of the batch that Fisher products run over: every k-th row, k the
   * whole number nearest to one over the share. The TRPO paper takes a tenth.
   * @default 1
   */
  readonly fisherFraction: number;
}

/** The fields of {@linkcode NaturalGradientOptions} in a schema. */
export const naturalGradientFields = {
  cgIterations: times.default(10),
  cgTolerance: unitInterval.default(1e-10),
  damping: coefficient.default(0.1),
  fisherFraction: z.number().positive().max(1).default(1),
};
