import { acrobot } from "./acrobot.ts";
import { cartPole } from "./cart_pole.ts";
import { createEnvironment } from "./create_environment.ts";
import type { Environment } from "./environment.ts";
import { mountainCar } from "./mountain_car.ts";
import { mountainCarContinuous } from "./mountain_car_continuous.ts";
import { pendulum } from "./pendulum.ts";

const makers = new Map<string, () => Environment>(
  [cartPole, acrobot, mountainCar, mountainCarContinuous, pendulum].map(
    (dynamics) => [dynamics.id, () => createEnvironment(dynamics)],
  ),
);

/** The ids that {@linkcode makeEnvironment} knows. */
export const environmentIds: readonly string[] = Object.freeze([
  ...makers.keys(),
]);

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
 * @param id Gymnasium's id, one of {@linkcode environmentIds}.
 * @returns The copy; call its `reset` first.
 * @throws {RangeError} If the id is unknown.
 */
export function makeEnvironment(id: string): Promise<Environment> {
  const make = makers.get(id);
  if (make === undefined) {
    return Promise.reject(
      new RangeError(
        `Cannot make an environment as 'id' must be one of ` +
          `${environmentIds.join(", ")}: current value is ${id}`,
      ),
    );
  }
  return Promise.resolve(make());
}
