import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { adamStep, createAdam } from "./adam.ts";
import torch from "./testdata/stable_baselines3/adam.json" with {
  type: "json",
};

Deno.test("adamStep() goes where torch.optim.Adam goes, within 1e-14 a step", () => {
  const theta = Float64Array.from(torch.start);
  const adam = createAdam(theta.length);
  torch.after.forEach((expected, step) => {
    const gradient = Float64Array.from(torch.gradients[step]);
    adamStep(adam, theta, gradient, torch.learning_rates[step]);
    expected.forEach((value, i) => {
      assertAlmostEquals(theta[i], value, 1e-14 * (step + 1));
    });
  });
});

Deno.test("adamStep() goes on exactly from arrays that were copied out", () => {
  const gradient = Float64Array.of(0.3, -0.7);
  const theta = Float64Array.of(1, 2);
  const adam = createAdam(2);
  adamStep(adam, theta, gradient, 0.1);

  const copy = createAdam(2);
  copy.firstMoment.set(adam.firstMoment);
  copy.secondMoment.set(adam.secondMoment);
  copy.betaPowers.set(adam.betaPowers);
  const copied = theta.slice();
  adamStep(adam, theta, gradient, 0.1);
  adamStep(copy, copied, gradient, 0.1);
  assertEquals(copied, theta);
});

Deno.test("adamStep() leaves a parameter that never had a gradient alone", () => {
  const theta = Float32Array.of(1.5, 1.5);
  adamStep(createAdam(2), theta, Float32Array.of(0, 1), 0.5);
  assertEquals(theta[0], 1.5);
  assertAlmostEquals(theta[1], 1, 1e-5);
});

Deno.test("createAdam() refuses options outside their range", () => {
  assertThrows(
    () => createAdam(1, { beta1: 1 }),
    RangeError,
    "Cannot create Adam as 'beta1' must be in [0, 1): current value is 1",
  );
  assertThrows(() => createAdam(1, { beta2: -0.1 }), RangeError, "'beta2'");
  assertThrows(() => createAdam(1, { epsilon: NaN }), RangeError, "'epsilon'");
});
