/**
 * The door of action distributions. A distribution knows nothing of networks:
 * it works on its parameters, one row of `outputSize` numbers per sample.
 *
 * @module
 */
import type { Random } from "../numerics/random.ts";
import type { Vector } from "./vector.ts";

/**
 * A family of distributions over actions. Parameters are `[rows × outputSize]`:
 * logits for a categorical, mean then log standard deviation for a diagonal
 * Gaussian. Actions are `[rows × actionSize]`. Sums run in double precision.
 * Parameters of NaN give NaN.
 */
export interface Distribution {
  /** The family; `categorical` for discrete actions, `gaussian` for a box. */
  readonly kind: "categorical" | "gaussian";
  /** Numbers in one row of parameters. */
  readonly outputSize: number;
  /** Numbers in one action: 1 for a categorical. */
  readonly actionSize: number;
  /**
   * Draws what {@linkcode sample} makes one row's action of: one uniform
   * (categorical) or a standard normal a dimension.
   *
   * @param random Draws.
   * @param row Which row, from 0 on.
   * @param noise `[rows × actionSize]`; one row is overwritten.
   */
  drawNoise(random: Random, row: number, noise: Vector): void;
  /**
   * Turns noise into actions.
   *
   * @param outputs `[rows × outputSize]`: parameters.
   * @param noise `[rows × actionSize]`, see {@linkcode drawNoise}.
   * @param rows How many rows.
   * @param actions `[rows × actionSize]`, overwritten; may be `noise` itself.
   */
  sample(outputs: Vector, noise: Vector, rows: number, actions: Vector): void;
  /**
   * Writes the most probable action of each row. Of equal logits the first
   * wins.
   *
   * @param outputs `[rows × outputSize]`: parameters.
   * @param rows How many rows.
   * @param actions `[rows × actionSize]`, overwritten.
   */
  mode(outputs: Vector, rows: number, actions: Vector): void;
  /**
   * `out[i]` = log π(aᵢ), natural logarithm, summed over action dimensions.
   *
   * @param outputs `[rows × outputSize]`: parameters.
   * @param actions `[rows × actionSize]`.
   * @param rows How many rows.
   * @param out `[rows]`, overwritten.
   */
  logProb(outputs: Vector, actions: Vector, rows: number, out: Vector): void;
  /**
   * Row i of `out` = weights[i] · ∂ log π(aᵢ) / ∂ outputsᵢ.
   *
   * @param outputs `[rows × outputSize]`: parameters.
   * @param actions `[rows × actionSize]`.
   * @param weights `[rows]`.
   * @param rows How many rows.
   * @param out `[rows × outputSize]`, overwritten.
   */
  logProbGradient(
    outputs: Vector,
    actions: Vector,
    weights: Vector,
    rows: number,
    out: Vector,
  ): void;
  /**
   * `out[i]` = entropy of row i, in nats; differential entropy for a Gaussian.
   *
   * @param outputs `[rows × outputSize]`: parameters.
   * @param rows How many rows.
   * @param out `[rows]`, overwritten.
   */
  entropy(outputs: Vector, rows: number, out: Vector): void;
  /**
   * Row i of `out` += weight · ∂ entropyᵢ / ∂ outputsᵢ.
   *
   * @param outputs `[rows × outputSize]`: parameters.
   * @param weight Factor of every row.
   * @param rows How many rows.
   * @param out `[rows × outputSize]`, added to.
   */
  addEntropyGradient(
    outputs: Vector,
    weight: number,
    rows: number,
    out: Vector,
  ): void;
  /**
   * `out[i]` = KL(oldᵢ ‖ newᵢ), in nats.
   *
   * @param oldOutputs `[rows × outputSize]`: parameters of the first argument.
   * @param newOutputs `[rows × outputSize]`: parameters of the second.
   * @param rows How many rows.
   * @param out `[rows]`, overwritten.
   */
  klOldNew(
    oldOutputs: Vector,
    newOutputs: Vector,
    rows: number,
    out: Vector,
  ): void;
  /**
   * Row i of `out` = weight · ∂ KL(oldᵢ ‖ newᵢ) / ∂ newᵢ.
   *
   * @param oldOutputs `[rows × outputSize]`: parameters of the first argument.
   * @param newOutputs `[rows × outputSize]`: parameters of the second.
   * @param weight Factor of every row.
   * @param rows How many rows.
   * @param out `[rows × outputSize]`, overwritten.
   */
  klOldNewGradient(
    oldOutputs: Vector,
    newOutputs: Vector,
    weight: number,
    rows: number,
    out: Vector,
  ): void;
  /**
   * Row i of `out` = weight · Mᵢ · tangentᵢ, M the Fisher information in the
   * row's parameters.
   *
   * @param outputs `[rows × outputSize]`: parameters.
   * @param tangent `[rows × outputSize]`.
   * @param weight Factor of every row: 1/rows for the mean.
   * @param rows How many rows.
   * @param out `[rows × outputSize]`, overwritten; may be `tangent` itself.
   */
  metric(
    outputs: Vector,
    tangent: Vector,
    weight: number,
    rows: number,
    out: Vector,
  ): void;
}
