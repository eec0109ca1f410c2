/**
 * Policy and value in one parameter vector, and the rollouts that they learn
 * from.
 *
 * @module
 */
import type { Vector } from "../../networks/vector.ts";
import { makePolicy } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import type { ActingPolicy } from "../state/acting_policy.ts";
import type { Parts } from "../state/parts.ts";
import { createRollout } from "../collect/rollout.ts";
import type { Rollout } from "../collect/rollout.ts";
import type { ActorCriticOptions } from "../options/actor_critic_options.ts";
import { policySpecOf, resampleEveryOf } from "../options/policy_spec.ts";
import { actingPolicy } from "../state/acting_policy.ts";
import { initializeValue, valueSpecOf } from "../state/state_value.ts";
import type { StateValue } from "../state/state_value.ts";
import { createRolloutAdvantages, maxValueRows } from "./rollout_advantages.ts";
import type { RolloutAdvantages } from "./rollout_advantages.ts";

/** (θ, φ), a rollout, and its advantages. */
export interface ActorCritic extends RolloutAdvantages {
  /** π. */
  readonly policy: Policy;
  /** (θ, φ): both parameter vectors, one after the other. */
  readonly parameters: Vector;
  /** θ, the policy's part. */
  readonly theta: Vector;
  /** V_φ, whose φ is the other part. */
  readonly value: StateValue;
  /** The rollout filled last. */
  readonly rollout: Rollout;
}

/**
 * Makes policy, value and rollout.
 *
 * @param options Shape and length.
 * @param parts Engine, environments and streams.
 * @param minibatchRows The most rows of one gradient step.
 * @returns The actor and critic with fresh parameters.
 */
export function createActorCritic(
  options: ActorCriticOptions,
  parts: Parts,
  minibatchRows: number,
): ActorCritic {
  const { engine, environments } = parts;
  const count = environments.length;
  const spec = policySpecOf(environments[0], options);
  const policy = makePolicy(engine, spec, Math.max(count, minibatchRows));
  const rollout = createRollout(parts, policy, {
    ...options,
    resampleEvery: resampleEveryOf(options.exploration),
    keepSnapshots: false,
  });
  const network = engine.network(
    valueSpecOf(spec.observationSize, options.network),
    maxValueRows(rollout),
  );
  const { parameterCount } = policy;
  const parameters = engine.vector(parameterCount + network.parameterCount);
  const theta = parameters.subarray(0, parameterCount) as Vector;
  const phi = parameters.subarray(parameterCount) as Vector;
  const value = { network, phi };
  const initialization = parts.random("initialization");
  const { orthogonal } = options.network;
  policy.initialize(theta, initialization, orthogonal);
  initializeValue(value, initialization, orthogonal);
  return {
    policy,
    parameters,
    theta,
    value,
    rollout,
    ...createRolloutAdvantages(engine, rollout),
  };
}

/**
 * What acts: the policy and the value of one parameter vector.
 *
 * @param learner The actor and critic.
 * @returns The acting policy, which shares the learner's arrays.
 */
export function actorCriticPolicy(learner: ActorCritic): ActingPolicy {
  const { normalization } = learner.rollout.filter;
  return actingPolicy({ ...learner, normalization });
}
