/**
 * A state value of its own, and regression to targets.
 *
 * @module
 */
import type { Engine, VectorMath } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { type Adam, adamStep, createAdam } from "../../networks/mod.ts";
import { shuffle } from "../../numerics/mod.ts";
import type { Random } from "../../numerics/random.ts";
import { gatherRows } from "../collect/rows.ts";
import type { NetworkOptions } from "../options/learner_options.ts";
import type { ValueFitOptions } from "../options/value_fit_options.ts";
import { savedAdam } from "../state/optimizer.ts";
import type { SavedTree } from "../state/saved_state.ts";
import { initializeValue, valueSpecOf } from "../state/state_value.ts";
import type { StateValue } from "../state/state_value.ts";

/** A value network of its own, with its optimizer. */
export interface ValueFunction extends StateValue {
  /** Operations of the engine whose vectors these are. */
  readonly math: VectorMath;
  /** Moves φ. */
  readonly adam: Adam;
  /** Shuffles the minibatches. */
  readonly shuffling: Random;
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

/** What a value function is made of. */
interface ValueFunctionOptions {
  /** Numbers in one observation. */
  readonly observationSize: number;
  /** Shape and start of its network. */
  readonly network: NetworkOptions;
  /** The most rows evaluated or fitted at once. */
  readonly maxRows: number;
  /** Draws φ. */
  readonly initialization: Random;
  /** Shuffles the minibatches. */
  readonly shuffling: Random;
}

/** What a value is fitted to. */
interface ValueTargets {
  /** N. */
  readonly rows: number;
  /** `[N × observation size]`. */
  readonly observations: Vector;
  /** `[N]`. */
  readonly targets: Float64Array;
}

/** How a value function is fitted to a batch. */
interface FitOptions extends ValueFitOptions {
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
 * Makes a value function.
 *
 * @param engine Computes it.
 * @param options Its network, size and streams.
 * @returns The value function, with fresh parameters.
 */
export function createValueFunction(
  engine: Engine,
  options: ValueFunctionOptions,
): ValueFunction {
  const { maxRows, observationSize, shuffling } = options;
  const spec = valueSpecOf(observationSize, options.network);
  const network = engine.network(spec, maxRows);
  const phi = engine.vector(network.parameterCount);
  const { orthogonal } = options.network;
  initializeValue({ network, phi }, options.initialization, orthogonal);
  const adam = createAdam(engine, network.parameterCount);
  return {
    math: engine.math,
    network,
    phi,
    adam,
    shuffling,
    gradient: engine.vector(network.parameterCount),
    oldPhi: engine.vector(network.parameterCount),
    change: engine.vector(network.parameterCount),
    minibatch: engine.vector(maxRows * observationSize),
    valueBar: engine.vector(maxRows),
    order: new Uint32Array(maxRows),
    saved: {
      value: { phi, adam: savedAdam(adam) },
      shuffling: shuffling.state,
    },
  };
}

/**
 * Regression by Adam: min over φ of mean (V_φ(s) − target)² + (λ/N)‖φ −
 * φ_old‖².
 *
 * @param value The value function, whose φ is moved.
 * @param batch Observations and targets.
 * @param options How.
 * @returns The mean squared error over the last epoch, as it was met.
 */
export function fitValue(
  value: ValueFunction,
  batch: ValueTargets,
  options: FitOptions,
): number {
  const { math, network, phi, gradient, minibatch, valueBar } = value;
  const { oldPhi, change } = value;
  const { rows, observations, targets } = batch;
  const size = network.spec.inputSize;
  const order = value.order.subarray(0, rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  const pull = (2 * options.proximal) / rows;
  oldPhi.set(phi);
  let squaredError = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, value.shuffling);
    squaredError = 0;
    for (let start = 0; start < rows; start += options.minibatchSize) {
      const count = Math.min(options.minibatchSize, rows - start);
      const chosen = order.subarray(start, start + count);
      gatherRows(observations, size, chosen, minibatch);
      const { y, vjp } = network.linearize(phi, minibatch, count);
      for (let i = 0; i < count; i++) {
        const error = y[i] - targets[chosen[i]];
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
