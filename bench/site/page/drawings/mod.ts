/**
 * Pictures of the environments.
 *
 * @module
 */
import { acrobotScene } from "./acrobot.ts";
import { cartPoleScene } from "./cart_pole.ts";
import { continuousCarScene, discreteCarScene } from "./mountain_car.ts";
import { pendulumScene } from "./pendulum.ts";
import type { Scene } from "./scene.ts";

/** The scenes by their environments' ids. */
export const scenes: ReadonlyMap<string, Scene> = new Map([
  ["CartPole-v1", cartPoleScene],
  ["Acrobot-v1", acrobotScene],
  ["MountainCar-v0", discreteCarScene],
  ["MountainCarContinuous-v0", continuousCarScene],
  ["Pendulum-v1", pendulumScene],
]);
