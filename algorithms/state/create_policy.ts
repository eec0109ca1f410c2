/**
 * A policy with fresh parameters.
 *
 * @module
 */
import type { Uses } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import { makePolicy } from "../../networks/mod.ts";
import type { Policy } from "../../networks/policy.ts";
import type { Random } from "../../numerics/random.ts";
import type { Parts } from "./parts.ts";
import { policySpecOf } from "../options/policy_spec.ts";
import type { PolicyOptions } from "../options/policy_spec.ts";

/** A policy and its parameters. */
interface FreshPolicy {
  /** π. */
  readonly policy: Policy;
  /** θ. */
  readonly theta: Vector;
  /** The stream that drew θ; what is initialized next draws from it. */
  readonly initialization: Random;
}

/**
 * Makes the policy of an environment.
 *
 * @param parts Engine, environments and streams.
 * @param options Shape and start of the network, and exploration.
 * @param maxRows The most rows of a batch.
 * @param uses How its linear maps are used.
 * @returns The policy, with fresh parameters.
 */
export function createPolicy(
  parts: Parts,
  options: PolicyOptions,
  maxRows: number,
  uses: Uses = "once",
): FreshPolicy {
  const { engine, environments } = parts;
  const spec = policySpecOf(environments[0], options);
  const policy = makePolicy(engine, spec, maxRows, uses);
  const theta = engine.vector(policy.parameterCount);
  const initialization = parts.random("initialization");
  policy.initialize(theta, initialization, options.network.orthogonal);
  return { policy, theta, initialization };
}
