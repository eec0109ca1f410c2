import { acrobot } from "./acrobot.ts";
import { cartPole } from "./cart_pole.ts";
import type { Dynamics } from "./dynamics.ts";
import { mountainCar } from "./mountain_car.ts";
import { mountainCarContinuous } from "./mountain_car_continuous.ts";
import { pendulum } from "./pendulum.ts";

/** Every environment by its id, in the order of lists. */
export const environments: ReadonlyMap<string, Dynamics> = new Map(
  [
    cartPole,
    acrobot,
    mountainCar,
    mountainCarContinuous,
    pendulum,
  ].map((dynamics) => [dynamics.id, dynamics]),
);
