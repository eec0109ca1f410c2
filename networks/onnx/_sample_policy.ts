/**
 * Policies of seeded numbers, for tests.
 *
 * @module
 */
import { deriveRandom, type Random } from "../../numerics/mod.ts";
import type { NetworkSpec } from "../engine.ts";
import type { PolicyDescription } from "../policy_description.ts";
import type { PolicySpec } from "../policy.ts";
import {
  logStdCount,
  parameterCount,
  policyNetwork,
} from "./check_description.ts";
import type { PolicyMetadata } from "./policy_metadata.ts";

/** A policy's origin that is possible. */
export const SAMPLE_METADATA: PolicyMetadata = {
  environment: "CartPole-v1",
  algorithm: "ppo",
  seed: 3,
  record: "0123456789abcdef".repeat(4),
};

/** What a sample has besides its network. */
export interface SampleOptions {
  /** Whether observations are normalized. */
  readonly normalized: boolean;
  /** Hidden layers of the value's network; null for no value. */
  readonly valueSizes: readonly number[] | null;
}

/**
 * Fills a policy with normal numbers of deviation 0.5.
 *
 * @param spec What shapes it.
 * @param options What else it has.
 * @returns The same numbers at every call.
 */
export function samplePolicy(
  spec: PolicySpec,
  { normalized, valueSizes }: SampleOptions,
): PolicyDescription {
  const random = deriveRandom(1, "sample");
  const { observationSize: size, activation } = spec;
  const count = parameterCount(policyNetwork(spec)) + logStdCount(spec);
  const parameters = draw(count, random);
  const normalization = normalized
    ? {
      mean: new Float64Array(draw(size, random)),
      variance: Float64Array.from({ length: size }, () =>
        0.01 + random.uniform()),
      epsilon: 1e-8,
      clip: 2,
    }
    : null;
  if (!valueSizes) return { spec, parameters, normalization, value: null };
  const network: NetworkSpec = {
    inputSize: size,
    hiddenSizes: valueSizes,
    outputSize: 1,
    activation,
  };
  const value = {
    spec: network,
    parameters: draw(parameterCount(network), random),
  };
  return { spec, parameters, normalization, value };
}

function draw(length: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => 0.5 * random.normal());
}
