/**
 * A policy as plain data: what is exported, evaluated elsewhere, or written down.
 *
 * @module
 */
import type { NetworkSpec } from "./engine.ts";
import type { PolicySpec } from "./policy.ts";

/** Frozen statistics of the observations: x ↦ clip((x − mean) / √(variance + epsilon), ±clip). */
export interface ObservationNormalization {
  /** `[size]`: mean of each element of an observation. */
  readonly mean: Float64Array;
  /** `[size]`: population variance of each element. */
  readonly variance: Float64Array;
  /** Added to the variance under the square root. */
  readonly epsilon: number;
  /** Bound of the normalized numbers. */
  readonly clip: number;
}

/** A trained policy as numbers, parameters in the canonical order. */
export interface PolicyDescription {
  /** Sizes, action set and exploration. */
  readonly spec: PolicySpec;
  /** Network, then log σ. */
  readonly parameters: Float32Array | Float64Array;
  /** Null where the policy reads raw observations. */
  readonly normalization: ObservationNormalization | null;
  /** The state value, where the algorithm has one; it reads what the policy reads. */
  readonly value: {
    readonly spec: NetworkSpec;
    readonly parameters: Float32Array | Float64Array;
  } | null;
}
