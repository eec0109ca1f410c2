/**
 * Policy and value in one parameter vector, and the rollouts that they learn
 * from.
 *
 * @module
 */
import type { Network, Vector } from "../../networks/engine.ts";
import { makePolicy } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import type { ActingPolicy, Parts } from "../algorithm.ts";
import type { ActorCriticOptions } from "../options/actor_critic_options.ts";
import { gae } from "./gae.ts";
import type { GaeOptions } from "./gae.ts";
import {
  observationSizeOf,
  policySpecOf,
  resampleEveryOf,
} from "../options/policy_spec.ts";
import { createRollout, nextValuesOf, valueRows } from "../collect/rollout.ts";
import type { Rollout } from "../collect/rollout.ts";
import type { ObservationFilter } from "../collect/acting.ts";
import { initializeValue, valueSpecOf } from "./value_function.ts";

/**
 * θ = (policy's parameters, value's parameters), a rollout, and its advantages.
 */
export interface ActorCritic {
  /** π. */
  readonly policy: Policy;
  /** V as a function of its parameters. */
  readonly valueNetwork: Network;
  /** Both parameter vectors, one after the other. */
  readonly theta: Vector;
  /** The policy's part of θ. */
  readonly policyTheta: Vector;
  /** The value's part of θ. */
  readonly valueTheta: Vector;
  /** The rollout filled last. */
  readonly rollout: Rollout;
  /** V of every row that `valueRows` counts. */
  readonly values: Vector;
  /** `[rows]`: V of the observation that each step led to. */
  readonly nextValues: Float64Array;
  /** `[rows]`: A_t. */
  readonly advantages: Float64Array;
  /** `[rows]`: A_t + V(s_t), what the value is regressed to. */
  readonly returns: Float64Array;
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
  const { engine } = parts;
  const environment = parts.environments[0];
  const count = parts.environments.length;
  const spec = policySpecOf(environment, options.network, options.exploration);
  const policy = makePolicy(engine, spec, Math.max(count, minibatchRows));
  const rows = options.stepsPerEnvironment * count;
  const maxValueRows = Math.max(2 * rows + count, minibatchRows);
  const valueNetwork = engine.network(
    valueSpecOf(observationSizeOf(environment), options.network),
    maxValueRows,
  );
  const theta = engine.vector(
    policy.parameterCount + valueNetwork.parameterCount,
  );
  const policyTheta = theta.subarray(0, policy.parameterCount) as Vector;
  const valueTheta = theta.subarray(policy.parameterCount) as Vector;
  const initialization = parts.random("initialization");
  const { orthogonal } = options.network;
  policy.initialize(policyTheta, initialization, orthogonal);
  initializeValue(valueNetwork, valueTheta, orthogonal, initialization);
  return {
    policy,
    valueNetwork,
    theta,
    policyTheta,
    valueTheta,
    rollout: createRollout(parts, policy, {
      ...options,
      resampleEvery: resampleEveryOf(options.exploration),
      keepSnapshots: false,
    }),
    values: engine.vector(maxValueRows),
    nextValues: new Float64Array(rows),
    advantages: new Float64Array(rows),
    returns: new Float64Array(rows),
  };
}

/**
 * Values of the rollout under φ, then its advantages by {@linkcode gae} and the
 * value's targets.
 *
 * @param learner Its `values`, `nextValues`, `advantages` and `returns` are
 * overwritten.
 * @param network V as a function of φ.
 * @param phi φ.
 * @param options γ and λ.
 */
export function estimateAdvantages(
  learner: Pick<
    ActorCritic,
    "rollout" | "values" | "nextValues" | "advantages" | "returns"
  >,
  network: Network,
  phi: Vector,
  options: GaeOptions,
): void {
  const { rollout, values, nextValues, advantages, returns } = learner;
  network.forward(phi, rollout.observations, valueRows(rollout), values);
  nextValuesOf(rollout, values, nextValues);
  gae(
    {
      count: rollout.environments.count,
      rewards: rollout.rewards,
      values,
      nextValues,
      terminated: rollout.terminated,
      truncated: rollout.truncated,
    },
    options,
    advantages,
  );
  for (let i = 0; i < returns.length; i++) {
    returns[i] = advantages[i] + values[i];
  }
}

/**
 * What acts, from a policy and an optional value.
 *
 * @param policy The policy.
 * @param theta Its parameters.
 * @param filter The observations' statistics.
 * @param value The value network and its parameters, or null.
 * @returns The acting policy, which shares all of these.
 */
export function actingPolicy(
  policy: Policy,
  theta: Vector,
  filter: ObservationFilter,
  value: { readonly network: Network; readonly phi: Vector } | null,
): ActingPolicy {
  return {
    policy,
    theta,
    normalization: filter.normalization,
    describe: () => {
      const parameters = theta.slice(0, policy.canonicalCount);
      policy.unpack(theta, parameters);
      const { normalization } = filter;
      return {
        spec: policy.spec,
        parameters,
        normalization: normalization && {
          ...normalization,
          mean: normalization.mean.slice(),
          variance: normalization.variance.slice(),
        },
        value: value && {
          spec: value.network.spec,
          parameters: unpacked(value.network, value.phi),
        },
      };
    },
  };
}

function unpacked(network: Network, phi: Vector): Vector {
  const canonical = phi.slice(0, network.canonicalCount);
  network.unpack(phi, canonical);
  return canonical;
}

/**
 * What acts: the policy and the value of one θ.
 *
 * @param learner The actor and critic.
 * @returns The acting policy, which shares the learner's arrays.
 */
export function actorCriticPolicy(learner: ActorCritic): ActingPolicy {
  const { policy, policyTheta, rollout, valueNetwork, valueTheta } = learner;
  return actingPolicy(policy, policyTheta, rollout.filter, {
    network: valueNetwork,
    phi: valueTheta,
  });
}
