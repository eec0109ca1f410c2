/**
 * The value that a vine's cut rollouts may end with.
 *
 * @module
 */
import type { Random } from "../../numerics/random.ts";
import type { Parts } from "../state/parts.ts";
import type { Rollout } from "../collect/rollout.ts";
import type { NetworkOptions } from "../options/learner_options.ts";
import type { VineValueOptions } from "../options/trpo_vine_options.ts";
import {
  createRolloutAdvantages,
  estimateAdvantages,
  maxValueRows,
} from "./rollout_advantages.ts";
import type { RolloutAdvantages } from "./rollout_advantages.ts";
import { createValueFunction, fitValue } from "./value_function.ts";
import type { ValueFunction } from "./value_function.ts";

/** A value fitted on the trunk. */
export interface TrunkValue extends RolloutAdvantages {
  /** How it is fitted. */
  readonly options: VineValueOptions;
  /** V_φ. */
  readonly value: ValueFunction;
  /** The trunk. */
  readonly rollout: Rollout;
}

/** What the value is made of. */
interface TrunkValueOptions {
  /** How it is fitted. */
  readonly options: VineValueOptions;
  /** Shape and start of its network. */
  readonly network: NetworkOptions;
  /** The most branches that are evaluated together. */
  readonly branches: number;
  /** Draws φ. */
  readonly initialization: Random;
}

/**
 * Makes the value.
 *
 * @param parts Engine and streams.
 * @param rollout The trunk.
 * @param options Its network, size and fit.
 * @returns The value, with fresh parameters.
 */
export function createTrunkValue(
  { engine, random }: Parts,
  rollout: Rollout,
  options: TrunkValueOptions,
): TrunkValue {
  return {
    options: options.options,
    rollout,
    value: createValueFunction(engine, {
      ...options,
      observationSize: rollout.environments.observationSize,
      maxRows: maxValueRows(rollout) + options.branches,
      shuffling: random("shuffling"),
    }),
    ...createRolloutAdvantages(engine, rollout),
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
  const { value, rollout, returns, options } = trunkValue;
  const { lambda } = options;
  estimateAdvantages(trunkValue, rollout, value, { gamma, lambda });
  return fitValue(
    value,
    { ...rollout, targets: returns },
    { ...options, proximal: 0 },
  );
}
