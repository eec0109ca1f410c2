import { createEnvironment } from "./create_environment.ts";
import type { Environment } from "./environment.ts";
import { environments } from "./environments.ts";

/**
 * Makes one copy of an environment, with the names, dynamics, rewards and limits
 * of Gymnasium's.
 *
 * @example A step of CartPole
 * ```ts
 * import { assert } from "@std/assert";
 * import { makeEnvironment } from "@policy-gradient/bench/envs";
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 *
 * const environment = await makeEnvironment("CartPole-v1");
 * const random = deriveRandom(1, "environment");
 * environment.reset(random);
 * const { reward, terminated, truncated } = environment.step(1, random);
 * assert(reward === 1 && !terminated && !truncated);
 * ```
 *
 * @param id Gymnasium's id, one of {@linkcode environments}.
 * @returns The copy; call its `reset` first.
 * @throws {RangeError} If the id is unknown.
 */
export function makeEnvironment(id: string): Promise<Environment> {
  const dynamics = environments.get(id);
  if (dynamics === undefined) {
    return Promise.reject(
      new RangeError(
        `Cannot make an environment as 'id' must be one of ` +
          `${[...environments.keys()].join(", ")}: current value is ${id}`,
      ),
    );
  }
  return Promise.resolve(createEnvironment(dynamics));
}
