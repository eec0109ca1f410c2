/**
 * How long a step of an environment takes in its own time.
 *
 * @module
 */
import { acrobotParams } from "../../../../envs/acrobot.ts";
import { cartPoleParams } from "../../../../envs/cart_pole.ts";
import { pendulumParams } from "../../../../envs/pendulum.ts";

/** Frames per second that Gymnasium shows the cars at, whose steps have no unit of time. */
const carFrames = 30;

/**
 * Seconds of a step by environment. A speed of 1 plays them in this time.
 *
 * | environment              | seconds | from                             |
 * | ------------------------ | ------- | -------------------------------- |
 * | CartPole-v1              | 0.02    | its dynamics                     |
 * | Acrobot-v1               | 0.2     | its dynamics                     |
 * | Pendulum-v1              | 0.05    | its dynamics                     |
 * | MountainCar-v0           | 1/30    | Gymnasium's frames (no unit)     |
 * | MountainCarContinuous-v0 | 1/30    | Gymnasium's frames (no unit)     |
 */
export const timeSteps: ReadonlyMap<string, number> = new Map([
  ["CartPole-v1", cartPoleParams.timeStep],
  ["Acrobot-v1", acrobotParams.timeStep],
  ["Pendulum-v1", pendulumParams.timeStep],
  ["MountainCar-v0", 1 / carFrames],
  ["MountainCarContinuous-v0", 1 / carFrames],
]);
