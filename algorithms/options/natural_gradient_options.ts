/**
 * Options of the natural gradient.
 *
 * @module
 */
import { z } from "zod";
import type { Uses } from "../../networks/engine.ts";
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

/**
 * Every how-manieth row of a batch the Fisher matrix sees.
 *
 * @param options The share of Fisher rows.
 * @returns The stride, 1 for every row.
 */
export function fisherStride(
  { fisherFraction }: Pick<NaturalGradientOptions, "fisherFraction">,
): number {
  return Math.max(1, Math.floor(1 / fisherFraction + 0.5));
}

/**
 * How the linear maps of a policy are used: often where its own batches are
 * those of the Fisher products.
 *
 * @param options The share of Fisher rows.
 * @returns How.
 */
export function usesOfPolicy(
  options: Pick<NaturalGradientOptions, "fisherFraction">,
): Uses {
  return fisherStride(options) === 1 ? "often" : "once";
}
