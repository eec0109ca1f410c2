/**
 * State values: evaluation, and regression to targets.
 *
 * @module
 */
import type {
  Engine,
  Network,
  NetworkSpec,
  Vector,
  VectorMath,
} from "../../networks/engine.ts";
import {
  type Adam,
  adamStep,
  createAdam,
  initializeOrthogonal,
  initializeUniform,
} from "../../networks/mod.ts";
import { shuffle } from "../../numerics/mod.ts";
import type { Random } from "../../numerics/random.ts";
import type { ValueFitOptions } from "../options/value_fit_options.ts";
import type { NetworkOptions } from "../options/network_options.ts";
import { savedAdam } from "../state/optimizer.ts";
import type { SavedTree } from "../state/saved_state.ts";

/** A value network of its own, with its optimizer. */
export interface ValueFunction {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** V as a function of φ. */
  readonly network: Network;
  /** φ, in the engine's layout. */
  readonly phi: Vector;
  /** Moves φ. */
  readonly adam: Adam;
  /** `[φ]`: gradient of the loss. */
  readonly gradient: Vector;
  /** `[φ]`: φ_old, φ before a fit. */
  readonly oldPhi: Vector;
  /** `[φ]`: φ − φ_old. */
  readonly change: Vector;
  /** `[maxRows × observation size]`: a gathered minibatch. */
  readonly minibatch: Vector;
  /** `[maxRows]`: pulled back. */
  readonly valueBar: Vector;
  /** `[maxRows]`: the order in which an epoch visits the rows. */
  readonly order: Uint32Array;
  /** What has to be saved. */
  readonly saved: SavedTree;
}

/** How a value function is fitted to a batch. */
export interface FitOptions extends ValueFitOptions {
  /** Weight λ of ‖φ − φ_old‖², φ_old the parameters before the fit. */
  readonly proximal: number;
}

/** What fitting a value told. */
export interface ValueFit {
  /** Mean squared error over the last epoch, as it was met. */
  readonly valueLoss: number;
  /** Share of the targets' variance that the values explained before. */
  readonly explainedVariance: number;
}

/**
 * The network of a state value.
 *
 * @param observationSize Numbers in one observation.
 * @param network Shape of the hidden layers.
 * @returns A network with one output.
 */
export function valueSpecOf(
  observationSize: number,
  network: NetworkOptions,
): NetworkSpec {
  return {
    inputSize: observationSize,
    hiddenSizes: network.hiddenSizes,
    outputSize: 1,
    activation: network.activation,
  };
}

/**
 * Makes a value function.
 *
 * @param engine Computes it.
 * @param spec Its network.
 * @param maxRows The most rows evaluated or fitted at once.
 * @param orthogonal How it is initialized.
 * @param random Initializes it.
 * @returns The value function, with fresh parameters.
 */
export function createValueFunction(
  engine: Engine,
  spec: NetworkSpec,
  maxRows: number,
  orthogonal: boolean,
  random: Random,
): ValueFunction {
  const network = engine.network(spec, maxRows);
  const phi = engine.vector(network.parameterCount);
  initializeValue(network, phi, orthogonal, random);
  const adam = createAdam(engine, network.parameterCount);
  return {
    math: engine.math,
    network,
    phi,
    adam,
    gradient: engine.vector(network.parameterCount),
    oldPhi: engine.vector(network.parameterCount),
    change: engine.vector(network.parameterCount),
    minibatch: engine.vector(maxRows * spec.inputSize),
    valueBar: engine.vector(maxRows),
    order: new Uint32Array(maxRows),
    saved: { phi, adam: savedAdam(adam) },
  };
}

/**
 * Writes initial parameters of a value network: orthogonal with last gain 1, or
 * PyTorch's uniform.
 *
 * @param network The network.
 * @param phi φ, overwritten.
 * @param orthogonal Which of the two.
 * @param random Draws the weights.
 */
export function initializeValue(
  network: Network,
  phi: Vector,
  orthogonal: boolean,
  random: Random,
): void {
  if (orthogonal) initializeOrthogonal(network, phi, random, 1);
  else initializeUniform(network, phi, random);
}

/**
 * Regression by Adam: min over φ of mean (V_φ(s) − target)² + (λ/N)‖φ −
 * φ_old‖².
 *
 * @param value The value function, whose φ is moved.
 * @param observations `[rows × observation size]`.
 * @param targets `[rows]`.
 * @param rows N.
 * @param options How.
 * @param random Shuffles the minibatches.
 * @returns The mean squared error over the last epoch, as it was met.
 */
export function fitValue(
  value: ValueFunction,
  observations: Vector,
  targets: Float64Array,
  rows: number,
  options: FitOptions,
  random: Random,
): number {
  const { math, network, phi, gradient, minibatch, valueBar } = value;
  const { oldPhi, change } = value;
  const size = network.spec.inputSize;
  const order = value.order.subarray(0, rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  const pull = (2 * options.proximal) / rows;
  oldPhi.set(phi);
  let squaredError = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    squaredError = 0;
    for (let start = 0; start < rows; start += options.minibatchSize) {
      const count = Math.min(options.minibatchSize, rows - start);
      gatherRows(observations, order, start, count, size, minibatch);
      const { y, vjp } = network.linearize(phi, minibatch, count);
      for (let i = 0; i < count; i++) {
        const error = y[i] - targets[order[start + i]];
        squaredError += error * error;
        valueBar[i] = (2 * error) / count;
      }
      vjp(valueBar, gradient);
      if (pull > 0) {
        math.addScaled(phi, -1, oldPhi, change);
        math.addScaled(gradient, pull, change, gradient);
      }
      adamStep(value.adam, phi, gradient, options.learningRate);
    }
  }
  return squaredError / rows;
}

/**
 * Copies rows `order[start … start + count − 1]` of `source` to the front of
 * `out`.
 *
 * @param source `[rows × size]`.
 * @param order Row numbers.
 * @param start Place of the first one.
 * @param count How many.
 * @param size Numbers in one row.
 * @param out `[count × size]`, overwritten.
 */
export function gatherRows(
  source: Vector,
  order: Uint32Array,
  start: number,
  count: number,
  size: number,
  out: Vector,
): void {
  let to = 0;
  for (let i = start; i < start + count; i++) {
    const from = order[i] * size;
    for (let k = 0; k < size; k++) out[to++] = source[from + k];
  }
}

/**
 * Share of the targets' variance that the values explain:
 * 1 − var(target − V) / var(target).
 *
 * @param values `[rows]`: V.
 * @param targets `[rows]`.
 * @param rows How many rows.
 * @returns At most 1; 0 where the targets do not vary.
 *
 * @example Values that are right up to a constant
 * ```ts
 * import { explainedVariance } from "@policy-gradient/bench/algorithms";
 * import { assertEquals } from "@std/assert";
 *
 * const targets = Float64Array.of(1, 2, 3);
 * assertEquals(explainedVariance(Float64Array.of(0, 1, 2), targets, 3), 1);
 * ```
 */
export function explainedVariance(
  values: Vector,
  targets: Float64Array,
  rows: number,
): number {
  let sum = 0;
  let sumSquares = 0;
  let errorSum = 0;
  let errorSquares = 0;
  for (let i = 0; i < rows; i++) {
    const target = targets[i];
    const error = target - values[i];
    sum += target;
    sumSquares += target * target;
    errorSum += error;
    errorSquares += error * error;
  }
  const variance = sumSquares / rows - (sum / rows) * (sum / rows);
  const errorVariance = errorSquares / rows -
    (errorSum / rows) * (errorSum / rows);
  return variance > 0 ? 1 - errorVariance / variance : 0;
}
