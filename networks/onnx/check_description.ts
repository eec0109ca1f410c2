/**
 * What no exported policy may be.
 *
 * @module
 */
import { canonicalLayers } from "../canonical_layers.ts";
import { checkNetworkSpec } from "../check_network.ts";
import type { NetworkSpec } from "../engine.ts";
import type { PolicyDescription } from "../policy_description.ts";
import type { PolicySpec } from "../policy.ts";

/**
 * Gives the network of a policy.
 *
 * @param spec What shapes the policy.
 * @returns Sizes from the observation to the logits or means.
 */
export function policyNetwork(spec: PolicySpec): NetworkSpec {
  const { observationSize, action, hiddenSizes, activation } = spec;
  return {
    inputSize: observationSize,
    hiddenSizes,
    outputSize: action.kind === "discrete" ? action.n : action.low.length,
    activation,
  };
}

/**
 * Refuses a description whose parts do not fit together.
 *
 * @param description The policy.
 * @throws {RangeError} If a size, a length or a bound is impossible, or a
 * number is not finite.
 */
export function checkDescription(description: PolicyDescription): void {
  const { spec, parameters, normalization, value } = description;
  const { action, gaussian, observationSize } = spec;
  const network = policyNetwork(spec);
  checkNetworkSpec(network, 1);
  if (action.kind === "box") {
    if (!gaussian) refuse("'gaussian' must be present", gaussian);
    checkBounds(action.low, action.high, gaussian.squash);
    if (gaussian.squash && gaussian.exploration === "gsde") {
      refuse("'squash' must be false with gSDE", gaussian.squash);
    }
  }
  const count = parameterCount(network) + logStdCount(spec);
  checkNumbers("parameters", Float32Array.from(parameters), count);
  if (normalization) {
    const { mean, variance, epsilon, clip } = normalization;
    checkNumbers("normalization.mean", mean, observationSize);
    checkNumbers("normalization.variance", variance, observationSize);
    variance.forEach((v, i) => {
      const square = v + epsilon;
      if (!(square > 0 && square < Infinity)) {
        refuse(`'normalization.variance[${i}]' + epsilon must be > 0`, square);
      }
    });
    if (!(clip > 0 && clip < Infinity)) {
      refuse("'normalization.clip' must be > 0 and finite", clip);
    }
  }
  if (value) {
    checkNetworkSpec(value.spec, 1);
    if (value.spec.inputSize !== observationSize) {
      refuse(
        `'value.spec.inputSize' must be ${observationSize}`,
        value.spec.inputSize,
      );
    }
    if (value.spec.outputSize !== 1) {
      refuse("'value.spec.outputSize' must be 1", value.spec.outputSize);
    }
    checkNumbers(
      "value.parameters",
      Float32Array.from(value.parameters),
      parameterCount(value.spec),
    );
  }
}

/**
 * Counts the numbers of a network in the canonical order.
 *
 * @param spec Sizes of the network.
 * @returns Weights and biases of all layers.
 */
export function parameterCount(spec: NetworkSpec): number {
  return canonicalLayers(spec)[spec.hiddenSizes.length].end;
}

/**
 * Counts the numbers of log σ, which follow the network's.
 *
 * @param spec What shapes the policy.
 * @returns None for a categorical, one an action, or with gSDE one a feature
 * and action.
 */
export function logStdCount({ action, gaussian, ...spec }: PolicySpec): number {
  if (action.kind === "discrete") return 0;
  const features = spec.hiddenSizes.at(-1) ?? spec.observationSize;
  return action.low.length * (gaussian?.exploration === "gsde" ? features : 1);
}

function checkBounds(
  low: readonly number[],
  high: readonly number[],
  squash: boolean,
): void {
  if (low.length !== high.length) {
    refuse(`'action.high' must have ${low.length} numbers`, high.length);
  }
  low.forEach((l, i) => {
    const h = high[i];
    if (!(l <= h)) refuse(`'action.low[${i}]' must be <= ${h}`, l);
    if (squash && h - l === Infinity) {
      refuse(`'action' must be bounded to squash: bounds ${i}`, `${l}, ${h}`);
    }
  });
}

function checkNumbers(
  name: string,
  numbers: Float32Array | Float64Array,
  length: number,
): void {
  if (numbers.length !== length) {
    refuse(`'${name}' must have ${length} numbers`, numbers.length);
  }
  numbers.forEach((x, i) => {
    if (!(x - x === 0)) refuse(`'${name}[${i}]' must be finite`, x);
  });
}

function refuse(rule: string, value: unknown): never {
  throw new RangeError(
    `Cannot export policy as ${rule}: current value is ${value}`,
  );
}
