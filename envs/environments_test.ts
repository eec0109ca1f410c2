import { assert, assertEquals } from "@std/assert";
import { environments } from "./environments.ts";

for (const [id, record] of environments) {
  Deno.test(`the record of ${id} can be used`, () => {
    const { threshold, randomScore, timeStep, source, license } = record;
    assert(threshold > randomScore, "1 of a normalized score is above 0");
    assert(timeStep > 0 && Number.isFinite(timeStep));
    assertEquals(new URL(source).protocol, "https:");
    assert(/^[\w.-]+$/.test(license), license);
  });
}

Deno.test("a second is so many steps of each environment", () => {
  const rates = {
    "CartPole-v1": 50,
    "Acrobot-v1": 5,
    "Pendulum-v1": 20,
    "MountainCar-v0": 30,
    "MountainCarContinuous-v0": 30,
  };
  for (const [id, rate] of Object.entries(rates)) {
    assertEquals(Math.round(1 / environments.get(id)!.timeStep), rate, id);
  }
});
