/**
 * The door of action distributions. A distribution knows nothing of networks:
 * it works on its parameters, one row of `outputSize` numbers per sample.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import type { Vector } from "./engine.ts";

/**
 * A family of distributions over actions. Parameters are `[rows × outputSize]`:
 * logits for a categorical, mean then log standard deviation for a diagonal
 * Gaussian. Actions are `[rows × actionSize]`. Sums run in double precision.
 */
export interface Distribution {
  /** `categorical` or `gaussian`. */
  readonly kind: "categorical" | "gaussian";
  /** Numbers in one row of parameters. */
  readonly outputSize: number;
  /** Numbers in one action: 1 for a categorical. */
  readonly actionSize: number;
  /** Draws an action for one row and writes it into the same row of `actions`. */
  sample(outputs: Vector, row: number, random: Random, actions: Vector): void;
  /** Writes the most probable action of each row. Of equal logits the first wins. */
  mode(outputs: Vector, rows: number, actions: Vector): void;
  /** `out[i]` = log π(aᵢ), natural logarithm, summed over action dimensions. */
  logProb(outputs: Vector, actions: Vector, rows: number, out: Vector): void;
  /** Row i of `out` = weights[i] · ∂ log π(aᵢ) / ∂ outputsᵢ; overwritten. */
  logProbGradient(outputs: Vector, actions: Vector, weights: Vector, rows: number, out: Vector): void;
  /** `out[i]` = entropy of row i, in nats. */
  entropy(outputs: Vector, rows: number, out: Vector): void;
  /** Row i of `out` += weight · ∂ entropyᵢ / ∂ outputsᵢ. */
  addEntropyGradient(outputs: Vector, weight: number, rows: number, out: Vector): void;
  /** `out[i]` = KL(oldᵢ ‖ newᵢ), in nats. */
  klOldNew(oldOutputs: Vector, newOutputs: Vector, rows: number, out: Vector): void;
  /** Row i of `out` = weight · ∂ KL(oldᵢ ‖ newᵢ) / ∂ newᵢ; overwritten. */
  klOldNewGradient(oldOutputs: Vector, newOutputs: Vector, weight: number, rows: number, out: Vector): void;
  /** Row i of `out` = weight · Mᵢ · tangentᵢ, M the Fisher information in the row's parameters; overwritten. May be done in place. */
  metric(outputs: Vector, tangent: Vector, weight: number, rows: number, out: Vector): void;
}
