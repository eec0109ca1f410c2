import { assertAlmostEquals, assertEquals } from "@std/assert";
import { exp } from "../../numerics/mod.ts";
import { centralGradient } from "./central_gradient.ts";

Deno.test("centralGradient() differentiates by each component", () => {
  const theta = Float64Array.of(0.5, 2);
  const gradient = centralGradient(([x, y]) => x * x * y + exp(y), theta, 0.01);
  assertAlmostEquals(gradient[0], 2, 1e-12);
  assertAlmostEquals(gradient[1], 0.25 + exp(2), 1e-11);
  assertEquals([...theta], [0.5, 2]);
});

Deno.test("centralGradient() has an error of h⁶ f⁽⁷⁾/140", () => {
  const [slope] = centralGradient(([x]) => x ** 7, Float64Array.of(0), 0.1);
  // f⁽⁷⁾ = 5040, and f′(0) = 0.
  assertAlmostEquals(slope, 36e-6, 1e-15);
});
