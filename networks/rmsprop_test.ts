import { assertAlmostEquals, assertThrows } from "@std/assert";
import { createRmsProp, rmsPropStep } from "./rmsprop.ts";
import torch from "./testdata/stable_baselines3/rmsprop.json" with {
  type: "json",
};

Deno.test("rmsPropStep() goes where torch.optim.RMSprop goes, within 1e-14 a step", () => {
  const theta = Float64Array.from(torch.start);
  const rmsProp = createRmsProp(theta.length);
  torch.after.forEach((expected, step) => {
    const gradient = Float64Array.from(torch.gradients[step]);
    rmsPropStep(rmsProp, theta, gradient, torch.learning_rates[step]);
    expected.forEach((value, i) => {
      assertAlmostEquals(theta[i], value, 1e-14 * (step + 1));
    });
  });
});

Deno.test("createRmsProp() refuses options outside their range", () => {
  assertThrows(
    () => createRmsProp(1, { decay: 1 }),
    RangeError,
    "Cannot create RMSProp as 'decay' must be in [0, 1): current value is 1",
  );
  assertThrows(
    () => createRmsProp(1, { epsilon: -1 }),
    RangeError,
    "'epsilon'",
  );
});
