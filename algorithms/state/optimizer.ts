/**
 * First-order optimizers.
 *
 * @module
 */
import type { Engine } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import {
  type Adam,
  adamStep,
  createAdam,
  createRmsProp,
  type RmsProp,
  rmsPropStep,
} from "../../networks/mod.ts";
import type { OptimizerOptions } from "../options/optimizer_options.ts";
import type { SavedTree } from "./saved_state.ts";

/** An optimizer's state and its rule. */
export type Optimizer =
  | {
    /** Adam. */
    readonly kind: "adam";
    /** Its moments. */
    readonly adam: Adam;
  }
  | {
    /** RMSProp. */
    readonly kind: "rmsprop";
    /** Its mean square. */
    readonly rmsProp: RmsProp;
  };

/**
 * Makes an optimizer.
 *
 * @param options Which one.
 * @param engine Where its moments live.
 * @param size How many parameters there are.
 * @returns Its state before the first step.
 */
export function createOptimizer(
  options: OptimizerOptions,
  engine: Engine,
  size: number,
): Optimizer {
  return options.kind === "adam"
    ? {
      kind: "adam",
      adam: createAdam(engine, size, { epsilon: options.epsilon }),
    }
    : {
      kind: "rmsprop",
      rmsProp: createRmsProp(engine, size, {
        decay: options.decay,
        epsilon: options.epsilon,
      }),
    };
}

/**
 * One descending step.
 *
 * @param optimizer The state; overwritten.
 * @param theta The parameters; overwritten.
 * @param gradient Gradient of what is to be made small.
 * @param learningRate Step size.
 */
export function optimizerStep(
  optimizer: Optimizer,
  theta: Vector,
  gradient: Vector,
  learningRate: number,
): void {
  if (optimizer.kind === "adam") {
    adamStep(optimizer.adam, theta, gradient, learningRate);
  } else {
    rmsPropStep(optimizer.rmsProp, theta, gradient, learningRate);
  }
}

/**
 * What has to be saved of an optimizer.
 *
 * @param optimizer The optimizer.
 * @returns Its arrays.
 */
export function savedOptimizer(optimizer: Optimizer): SavedTree {
  return optimizer.kind === "adam"
    ? savedAdam(optimizer.adam)
    : { second: optimizer.rmsProp.secondMoment };
}

/**
 * What has to be saved of Adam.
 *
 * @param adam Its state.
 * @returns Its arrays.
 */
export function savedAdam(adam: Adam): SavedTree {
  return {
    first: adam.firstMoment,
    second: adam.secondMoment,
    powers: adam.betaPowers,
  };
}
