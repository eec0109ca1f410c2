/**
 * V as a network.
 *
 * @module
 */
import type { Network, NetworkSpec } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { initializeOrthogonal, initializeUniform } from "../../networks/mod.ts";
import type { Random } from "../../numerics/random.ts";
import type { NetworkOptions } from "../options/learner_options.ts";

/** V_φ. */
export interface StateValue {
  /** V as a function of φ. */
  readonly network: Network;
  /** φ, in the engine's layout. */
  readonly phi: Vector;
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
 * Writes initial parameters of a value: orthogonal with last gain 1, or
 * PyTorch's uniform.
 *
 * @param value φ is overwritten.
 * @param random Draws the weights.
 * @param orthogonal Which of the two.
 */
export function initializeValue(
  { network, phi }: StateValue,
  random: Random,
  orthogonal: boolean,
): void {
  if (orthogonal) initializeOrthogonal(network, phi, random, 1);
  else initializeUniform(network, phi, random);
}
