import { assertEquals } from "@std/assert";
import { environmentIds } from "../../../../envs/mod.ts";
import { scenes } from "../drawings/mod.ts";
import { timeSteps } from "./time_step.ts";

Deno.test("every environment has a time step and a scene", () => {
  assertEquals([...timeSteps.keys()].sort(), [...environmentIds].sort());
  assertEquals([...scenes.keys()].sort(), [...environmentIds].sort());
});

Deno.test("a second is so many steps of each environment", () => {
  const rates = Object.fromEntries(
    [...timeSteps].map(([id, seconds]) => [id, Math.round(1 / seconds)]),
  );
  assertEquals(rates, {
    "CartPole-v1": 50,
    "Acrobot-v1": 5,
    "Pendulum-v1": 20,
    "MountainCar-v0": 30,
    "MountainCarContinuous-v0": 30,
  });
});
