import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { clipGradientNorm } from "./gradient_clipping.ts";
import torch from "./testdata/stable_baselines3/gradient_clipping.json" with {
  type: "json",
};

Deno.test("clipGradientNorm() clips as torch.nn.utils.clip_grad_norm_ within 1e-15", () => {
  for (const { max_norm, norm, clipped } of torch.cases) {
    const gradient = Float64Array.from(torch.gradient);
    assertAlmostEquals(clipGradientNorm(gradient, max_norm), norm, 1e-15);
    clipped.forEach((value, i) => {
      assertAlmostEquals(gradient[i], value, 1e-15);
    });
  }
});

Deno.test("clipGradientNorm() leaves a short gradient as it is, to the bit", () => {
  const gradient = Float32Array.of(0.1, -0.2);
  clipGradientNorm(gradient, 0.5);
  assertEquals(gradient, Float32Array.of(0.1, -0.2));
});

Deno.test("clipGradientNorm() spreads NaN over the gradient", () => {
  const gradient = Float64Array.of(1, NaN);
  assert(Number.isNaN(clipGradientNorm(gradient, 0.5)));
  assertEquals(gradient, Float64Array.of(NaN, NaN));
});
