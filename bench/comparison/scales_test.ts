import { assertEquals } from "@std/assert";
import { environments } from "../../envs/mod.ts";
import { normalizeScore, scaleOf } from "./scales.ts";

Deno.test("scaleOf() puts the random policy at 0 and the threshold at 1", () => {
  const references = {
    "CartPole-v1": 475,
    "Acrobot-v1": -100,
    "MountainCar-v0": -110,
    "MountainCarContinuous-v0": 90,
    "Pendulum-v1": -200,
  };
  for (const [id, reference] of Object.entries(references)) {
    const scale = scaleOf(id)!;
    const { randomScore } = environments.get(id)!;
    assertEquals([
      normalizeScore(randomScore, scale),
      normalizeScore(scale.reference, scale),
      scale.reference,
    ], [0, 1, reference]);
  }
});
