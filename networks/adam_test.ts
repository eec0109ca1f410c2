import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { adamStep, createAdam } from "./adam.ts";
import { makeEngine } from "./engines/make_engine.ts";
import torch from "./testdata/stable_baselines3/adam.json" with {
  type: "json",
};

const reference = await makeEngine("reference");

for (
  const { engine, tolerance } of [
    { engine: reference, tolerance: 1e-14 },
    { engine: await makeEngine("wasm"), tolerance: 3e-7 },
  ]
) {
  Deno.test(`${engine.name}: adamStep() goes where torch.optim.Adam goes, within ${tolerance} a step`, () => {
    // Five times the fixture, so that kernels meet whole vectors and a rest.
    const vectorOf = (numbers: number[]) => {
      const vector = engine.vector(5 * numbers.length);
      vector.set([numbers, numbers, numbers, numbers, numbers].flat());
      return vector;
    };
    const theta = vectorOf(torch.start);
    const adam = createAdam(engine, theta.length);
    torch.after.forEach((expected, step) => {
      const gradient = vectorOf(torch.gradients[step]);
      adamStep(adam, theta, gradient, torch.learning_rates[step]);
      theta.forEach((value, i) => {
        const target = expected[i % expected.length];
        assertAlmostEquals(value, target, tolerance * (step + 1));
      });
    });
  });
}

Deno.test("adamStep() goes on exactly from arrays that were copied out", () => {
  const gradient = Float64Array.of(0.3, -0.7);
  const theta = Float64Array.of(1, 2);
  const adam = createAdam(reference, 2);
  adamStep(adam, theta, gradient, 0.1);

  const copy = createAdam(reference, 2);
  copy.firstMoment.set(adam.firstMoment);
  copy.secondMoment.set(adam.secondMoment);
  copy.betaPowers.set(adam.betaPowers);
  const copied = theta.slice();
  adamStep(adam, theta, gradient, 0.1);
  adamStep(copy, copied, gradient, 0.1);
  assertEquals(copied, theta);
});

Deno.test("adamStep() leaves a parameter that never had a gradient alone", () => {
  const theta = Float64Array.of(1.5, 1.5);
  adamStep(createAdam(reference, 2), theta, Float64Array.of(0, 1), 0.5);
  assertEquals(theta[0], 1.5);
  assertAlmostEquals(theta[1], 1, 1e-5);
});

Deno.test("createAdam() refuses options outside their range", () => {
  assertThrows(
    () => createAdam(reference, 1, { beta1: 1 }),
    RangeError,
    "Cannot create Adam as 'beta1' must be in [0, 1): current value is 1",
  );
  const refuse = (options: Parameters<typeof createAdam>[2], name: string) =>
    assertThrows(() => createAdam(reference, 1, options), RangeError, name);
  refuse({ beta2: -0.1 }, "'beta2'");
  refuse({ epsilon: NaN }, "'epsilon'");
});
