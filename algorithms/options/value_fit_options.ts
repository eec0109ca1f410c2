/**
 * Options of a value's regression.
 *
 * @module
 */
import { rows, stepSize, times } from "./bounds.ts";

/** How a value of its own is fitted to a batch, by Adam. */
export interface ValueFitOptions {
  /**
   * Passes over the batch.
   * @default 10
   */
  readonly epochs: number;
  /**
   * Rows of one gradient step; the whole batch where it has fewer.
   * @default 128
   */
  readonly minibatchSize: number;
  /**
   * Adam's step size.
   * @default 0.001
   */
  readonly learningRate: number;
}

/** The fields of {@linkcode ValueFitOptions} in a schema. */
export const valueFitFields = {
  epochs: times.default(10),
  minibatchSize: rows.default(128),
  learningRate: stepSize.default(1e-3),
};
