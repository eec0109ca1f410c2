import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { clipGradientNorm } from "./gradient_clipping.ts";
import { makeEngine } from "./engines/make_engine.ts";
import torch from "./testdata/stable_baselines3/gradient_clipping.json" with {
  type: "json",
};

for (
  const { engine, tolerance } of [
    { engine: await makeEngine("reference"), tolerance: 1e-15 },
    { engine: await makeEngine("wasm"), tolerance: 3e-8 },
  ]
) {
  const { name, math } = engine;
  const vectorOf = (...numbers: number[]) => {
    const vector = engine.vector(numbers.length);
    vector.set(numbers);
    return vector;
  };

  Deno.test(`${name}: clipGradientNorm() clips as torch.nn.utils.clip_grad_norm_ within ${tolerance}`, () => {
    for (const { max_norm, norm, clipped } of torch.cases) {
      const gradient = vectorOf(...torch.gradient);
      const before = clipGradientNorm(math, gradient, max_norm);
      assertAlmostEquals(before, norm, 1e-15);
      clipped.forEach((value, i) => {
        assertAlmostEquals(gradient[i], value, tolerance);
      });
    }
  });

  Deno.test(`${name}: clipGradientNorm() leaves a short gradient as it is, to the bit`, () => {
    const gradient = vectorOf(0.1, -0.2);
    clipGradientNorm(math, gradient, 0.5);
    assertEquals(gradient, vectorOf(0.1, -0.2));
  });

  Deno.test(`${name}: clipGradientNorm() spreads NaN over the gradient`, () => {
    const gradient = vectorOf(1, NaN);
    assert(Number.isNaN(clipGradientNorm(math, gradient, 0.5)));
    assertEquals(gradient, vectorOf(NaN, NaN));
  });
}
