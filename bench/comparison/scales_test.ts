import { assertEquals } from "@std/assert";
import { environments } from "../../envs/mod.ts";
import { normalizeScore, scaleOf } from "./scales.ts";

Deno.test("scaleOf() puts the random policy at 0 and the threshold at 1", () => {
  const ends = [...environments.values()].map(({ id, randomScore }) => {
    const scale = scaleOf(id)!;
    return [
      id,
      normalizeScore(randomScore, scale),
      normalizeScore(scale.reference, scale),
      scale.reference,
    ];
  });
  assertEquals(ends, [
    ["CartPole-v1", 0, 1, 475],
    ["Acrobot-v1", 0, 1, -100],
    ["MountainCar-v0", 0, 1, -110],
    ["MountainCarContinuous-v0", 0, 1, 90],
    ["Pendulum-v1", 0, 1, -200],
  ]);
});
