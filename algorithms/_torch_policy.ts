/**
 * A policy of `networks/testdata` on an engine, for the tests.
 *
 * @module
 */
import type { Engine } from "../networks/engine.ts";
import type { Vector } from "../networks/vector.ts";
import { makePolicy } from "../networks/mod.ts";
import type { Policy, PolicySpec } from "../networks/policy.ts";
import type { Batch } from "./estimate/single_path.ts";

/** Names of the policies. */
export const torchPolicies = [
  "categorical_4_8_8_2",
  "categorical_6_16_5",
  "gaussian_3_8_8_1",
  "gaussian_11_64_64_3",
] as const;

/** What is read of `inputs.json`. */
interface TorchInputs {
  readonly kind: "categorical" | "gaussian";
  readonly layers: readonly number[];
  readonly batch: number;
  readonly observations: readonly (readonly number[])[];
  readonly actions: readonly number[] | readonly (readonly number[])[];
  readonly advantages: readonly number[];
  readonly old_parameters: readonly number[];
  readonly new_parameters: readonly number[];
}

/** A policy and its samples. */
interface TorchPolicy {
  readonly policy: Policy;
  /** Samples of the policy with the old parameters. */
  readonly batch: Batch;
  readonly oldTheta: Vector;
  readonly newTheta: Vector;
  /** Canonical numbers in the engine's layout. */
  pack(canonical: ArrayLike<number>): Vector;
  /** A vector in the canonical order. */
  unpack(theta: Vector): Float64Array;
}

/**
 * Makes the policy.
 *
 * @param engine Computes it.
 * @param inputs Its sizes, parameters and samples.
 * @returns The policy.
 */
export function torchPolicy(engine: Engine, inputs: TorchInputs): TorchPolicy {
  const rows = inputs.batch;
  const policy = makePolicy(engine, specOf(inputs), rows, "often");
  const vectorOf = (values: ArrayLike<number>): Vector => {
    const vector = engine.vector(values.length);
    vector.set(values);
    return vector;
  };
  const pack = (canonical: ArrayLike<number>): Vector => {
    const theta = engine.vector(policy.parameterCount);
    policy.pack(canonical, theta);
    return theta;
  };
  const oldTheta = pack(inputs.old_parameters);
  const observations = vectorOf(inputs.observations.flat());
  const outputs = engine.vector(rows * policy.distribution.outputSize);
  policy.forward(oldTheta, observations, rows, outputs);
  return {
    policy,
    batch: {
      rows,
      observations,
      actions: vectorOf(inputs.actions.flat() as number[]),
      outputs,
      advantages: Float64Array.from(inputs.advantages),
    },
    oldTheta,
    newTheta: pack(inputs.new_parameters),
    pack,
    unpack(theta) {
      const canonical = new Float64Array(policy.canonicalCount);
      policy.unpack(theta, canonical);
      return canonical;
    },
  };
}

function specOf({ kind, layers }: TorchInputs): PolicySpec {
  const actionSize = layers[layers.length - 1];
  const shape = {
    observationSize: layers[0],
    hiddenSizes: layers.slice(1, -1),
    activation: "tanh",
  } as const;
  if (kind === "categorical") {
    return { ...shape, action: { kind: "discrete", n: actionSize } };
  }
  return {
    ...shape,
    action: {
      kind: "box",
      low: new Array(actionSize).fill(-Infinity),
      high: new Array(actionSize).fill(Infinity),
    },
    gaussian: { exploration: "independent", initialLogStd: 0, squash: false },
  };
}

/**
 * ‖actual − expected‖ / ‖expected‖.
 *
 * @param actual A vector.
 * @param expected What it should be.
 * @returns The relative error; NaN where lengths differ.
 */
export function relativeError(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
): number {
  if (actual.length !== expected.length) return NaN;
  let error = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    error += (actual[i] - expected[i]) * (actual[i] - expected[i]);
    size += expected[i] * expected[i];
  }
  return Math.sqrt(error / size);
}
