import { assertAlmostEquals, assertThrows } from "@std/assert";
import { makeEngine } from "./engines/make_engine.ts";
import { createRmsProp, rmsPropStep } from "./rmsprop.ts";
import torch from "./testdata/stable_baselines3/rmsprop.json" with {
  type: "json",
};

const reference = await makeEngine("reference");

for (
  const { engine, tolerance } of [
    { engine: reference, tolerance: 1e-14 },
    { engine: await makeEngine("wasm"), tolerance: 3e-7 },
  ]
) {
  Deno.test(`${engine.name}: rmsPropStep() goes where torch.optim.RMSprop goes, within ${tolerance} a step`, () => {
    // Five times the fixture, so that kernels meet whole vectors and a rest.
    const vectorOf = (numbers: number[]) => {
      const vector = engine.vector(5 * numbers.length);
      vector.set([numbers, numbers, numbers, numbers, numbers].flat());
      return vector;
    };
    const theta = vectorOf(torch.start);
    const rmsProp = createRmsProp(engine, theta.length);
    torch.after.forEach((expected, step) => {
      const gradient = vectorOf(torch.gradients[step]);
      rmsPropStep(rmsProp, theta, gradient, torch.learning_rates[step]);
      theta.forEach((value, i) => {
        const target = expected[i % expected.length];
        assertAlmostEquals(value, target, tolerance * (step + 1));
      });
    });
  });
}

Deno.test("createRmsProp() refuses options outside their range", () => {
  assertThrows(
    () => createRmsProp(reference, 1, { decay: 1 }),
    RangeError,
    "Cannot create RMSProp as 'decay' must be in [0, 1): current value is 1",
  );
  assertThrows(
    () => createRmsProp(reference, 1, { epsilon: -1 }),
    RangeError,
    "'epsilon'",
  );
});
