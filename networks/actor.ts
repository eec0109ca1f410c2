/**
 * Acting without exploration, from raw observations to the environment's
 * actions.
 *
 * @module
 */
import type { Engine } from "./engine.ts";
import type { Vector } from "./vector.ts";
import { normalizeRows } from "./observation_normalization.ts";
import type { Policy } from "./policy.ts";
import type { ObservationNormalization } from "./policy_description.ts";

/** Acts as the deterministic policy does. */
export interface Actor {
  /**
   * Writes the most probable actions.
   *
   * @param observations `[rows × observationSize]`, raw.
   * @param rows At most the `maxRows` that the actor was made for.
   * @param actions `[rows × actionSize]`, in the environment's units and
   * bounds; overwritten.
   */
  act(observations: Vector, rows: number, actions: Vector): void;
}

/** A policy, its parameters, and the statistics of its observations. */
export interface NormalizedPolicy {
  /** What acts; its latest linearization ends where it acts. */
  readonly policy: Policy;
  /** `[parameterCount]`: the parameters that it acts with. */
  readonly theta: Vector;
  /** Statistics of the observations; null where it reads raw ones. */
  readonly normalization: ObservationNormalization | null;
}

/**
 * Makes an actor that takes each distribution's mode. Its buffers are made
 * once; it reads parameters and statistics anew at every call.
 *
 * @param engine The engine of the policy.
 * @param acting What acts.
 * @param maxRows The most rows that one call may have, at most the policy's.
 * @returns The actor.
 *
 * @example A policy without hidden layers acts by the sign of its input
 * ```ts
 * import {
 *   createActor,
 *   makePolicy,
 *   referenceEngine,
 * } from "@policy-gradient/bench/networks";
 * import { assertEquals } from "@std/assert";
 *
 * const engine = referenceEngine();
 * const policy = makePolicy(engine, {
 *   observationSize: 1,
 *   action: { kind: "discrete", n: 2 },
 *   hiddenSizes: [],
 *   activation: "tanh",
 * }, 2);
 * const theta = engine.vector(policy.parameterCount);
 * policy.pack([-1, 1, 0, 0], theta);
 *
 * const actions = new Float64Array(2);
 * const acting = { policy, theta, normalization: null };
 * const actor = createActor(engine, acting, 2);
 * actor.act(Float32Array.of(-3, 3), 2, actions);
 * assertEquals(actions, Float64Array.of(0, 1));
 * ```
 */
export function createActor(
  engine: Engine,
  acting: NormalizedPolicy,
  maxRows: number,
): Actor {
  const { policy, theta, normalization } = acting;
  const { observationSize } = policy.spec;
  const { distribution } = policy;
  const x = engine.vector(maxRows * observationSize);
  const outputs = engine.vector(maxRows * distribution.outputSize);
  const modes = engine.vector(maxRows * distribution.actionSize);
  return {
    act(observations, rows, actions) {
      if (normalization === null) {
        for (let i = 0; i < rows * observationSize; i++) x[i] = observations[i];
      } else {
        normalizeRows(normalization, observations, rows, x);
      }
      policy.forward(theta, x, rows, outputs);
      distribution.mode(outputs, rows, modes);
      policy.toEnvironment(modes, rows, actions);
    },
  };
}
