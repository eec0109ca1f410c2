/**
 * The value that a vine's cut rollouts may end with.
 *
 * @module
 */
import type { Vector } from "../../networks/engine.ts";
import type { Random } from "../../numerics/random.ts";
import { estimateAdvantages } from "./actor_critic.ts";
import type { Parts } from "../algorithm.ts";
import { observationSizeOf } from "../options/policy_spec.ts";
import type { NetworkOptions } from "../options/network_options.ts";
import type { Rollout } from "../collect/rollout.ts";
import {
  createValueFunction,
  fitValue,
  valueSpecOf,
} from "./value_function.ts";
import type { ValueFunction } from "./value_function.ts";
import type { VineValueOptions } from "../options/trpo_vine_options.ts";

/** A value fitted on the trunk, and what its next fit needs. */
export interface TrunkValue {
  /** How it is fitted. */
  readonly options: VineValueOptions;
  /** V_φ. */
  readonly value: ValueFunction;
  /** The trunk. */
  readonly rollout: Rollout;
  /** V of every row that `valueRows` counts. */
  readonly values: Vector;
  /** `[rows]`: V of the observation that each step led to. */
  readonly nextValues: Float64Array;
  /** `[rows]`: Â. */
  readonly advantages: Float64Array;
  /** `[rows]`: Â + V(s), what the value is fitted to. */
  readonly returns: Float64Array;
  /** Shuffles the minibatches. */
  readonly shuffling: Random;
}

/**
 * Makes the value.
 *
 * @param options How it is fitted.
 * @param network Shape and start of its network.
 * @param parts Engine, environments and streams.
 * @param rollout The trunk.
 * @param branches The most branches that are evaluated together.
 * @param initialization Draws φ.
 * @returns The value, with fresh parameters.
 */
export function createTrunkValue(
  options: VineValueOptions,
  network: NetworkOptions,
  parts: Parts,
  rollout: Rollout,
  branches: number,
  initialization: Random,
): TrunkValue {
  const { rows, environments } = rollout;
  const maxRows = 2 * rows + environments.count + branches;
  return {
    options,
    value: createValueFunction(
      parts.engine,
      valueSpecOf(observationSizeOf(parts.environments[0]), network),
      maxRows,
      network.orthogonal,
      initialization,
    ),
    rollout,
    values: parts.engine.vector(maxRows),
    nextValues: new Float64Array(rows),
    advantages: new Float64Array(rows),
    returns: new Float64Array(rows),
    shuffling: parts.random("shuffling"),
  };
}

/**
 * Fits the value to the trunk's advantages plus itself.
 *
 * @param trunkValue The value.
 * @param gamma Discount γ.
 * @returns The mean squared error over the last epoch, as it was met.
 */
export function fitTrunkValue(trunkValue: TrunkValue, gamma: number): number {
  const { value, rollout, returns, options, shuffling } = trunkValue;
  estimateAdvantages(trunkValue, value.network, value.phi, {
    gamma,
    lambda: options.lambda,
  });
  return fitValue(
    value,
    rollout.observations,
    returns,
    rollout.rows,
    { ...options, proximal: 0 },
    shuffling,
  );
}
