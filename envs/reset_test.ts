import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { deriveRandom } from "../numerics/mod.ts";
import { makeEnvironment } from "./make_environment.ts";

// What each variable starts with: a constant, or uniform between two numbers.
const pi = Math.PI;
const starts: Record<string, (number | [number, number])[]> = {
  "CartPole-v1": Array(4).fill([-0.05, 0.05]),
  "Acrobot-v1": Array(4).fill([-0.1, 0.1]),
  "MountainCar-v0": [[-0.6, -0.4], 0],
  "MountainCarContinuous-v0": [[-0.6, -0.4], 0, 1],
  "Pendulum-v1": [[-pi, pi], [-1, 1]],
};

for (const [id, variables] of Object.entries(starts)) {
  Deno.test(`${id} starts as Gymnasium does`, async () => {
    const environment = await makeEnvironment(id);
    const random = deriveRandom(1, id);
    const count = 10000;
    const state = new Float64Array(environment.stateSize);
    const draws = variables.map(() => new Float64Array(count));
    for (let i = 0; i < count; i++) {
      environment.reset(random);
      environment.snapshot(state);
      assertEquals(state.at(-1), 0, "the counter");
      for (let k = 0; k < draws.length; k++) draws[k][i] = state[k];
    }
    for (const [k, start] of variables.entries()) {
      if (typeof start === "number") {
        assert(draws[k].every((x) => x === start), `variable ${k}`);
      } else {
        const [low, high] = start;
        // 1.95 / √n is the 99.9 % quantile of the Kolmogorov-Smirnov distance.
        draws[k].sort();
        for (const [i, x] of draws[k].entries()) {
          const expected = (x - low) / (high - low);
          assertAlmostEquals(i / count, expected, 1.95 / Math.sqrt(count));
        }
      }
    }
  });
}

Deno.test("Acrobot-v1 starts from float32 numbers, each drawn by itself", async () => {
  const environment = await makeEnvironment("Acrobot-v1");
  const state = new Float64Array(environment.stateSize);
  environment.reset(deriveRandom(1, "float32"));
  environment.snapshot(state);
  const variables = state.subarray(0, 4);
  assertEquals([...variables], [...Float32Array.from(variables)]);
  assertEquals(new Set(variables).size, 4);
});
