/**
 * What acts, of an algorithm's state.
 *
 * @module
 */
import type { Network } from "../../networks/engine.ts";
import type { Vector } from "../../networks/vector.ts";
import type { NormalizedPolicy } from "../../networks/mod.ts";
import type { PolicyDescription } from "../../networks/policy_description.ts";
import type { StateValue } from "./state_value.ts";

/**
 * A policy that acts: its parameters and the observations' frozen statistics.
 */
export interface ActingPolicy extends NormalizedPolicy {
  /**
   * The same as plain data, copied.
   *
   * @returns The policy's numbers.
   */
  describe(): PolicyDescription;
}

/** What an acting policy is made of. */
interface ActingParts extends NormalizedPolicy {
  /** The value that is described with it, or null. */
  readonly value: StateValue | null;
}

/**
 * What acts.
 *
 * @param parts The policy, its parameters, and an optional value.
 * @returns The acting policy, which shares all of these.
 */
export function actingPolicy(parts: ActingParts): ActingPolicy {
  const { policy, theta, normalization, value } = parts;
  return {
    policy,
    theta,
    normalization,
    describe: () => ({
      spec: policy.spec,
      parameters: unpacked(policy, theta),
      normalization: normalization && {
        ...normalization,
        mean: normalization.mean.slice(),
        variance: normalization.variance.slice(),
      },
      value: value && {
        spec: value.network.spec,
        parameters: unpacked(value.network, value.phi),
      },
    }),
  };
}

function unpacked(
  network: Pick<Network, "canonicalCount" | "unpack">,
  theta: Vector,
): Vector {
  const canonical = theta.slice(0, network.canonicalCount);
  network.unpack(theta, canonical);
  return canonical;
}
