import { assertAlmostEquals, assertEquals } from "@std/assert";
import { axpy, dot, norm, scale } from "./vector_math.ts";

Deno.test("dot() counts every element once, whatever the length", () => {
  for (let length = 0; length <= 9; length++) {
    const x = Float64Array.from({ length }, (_, i) => i + 1);
    // Σ i² = n(n + 1)(2n + 1)/6
    assertEquals(dot(x, x), length * (length + 1) * (2 * length + 1) / 6);
  }
});

Deno.test("dot() of f32 vectors sums in double precision", () => {
  // In f32, 2²⁴ + 1 = 2²⁴.
  const x = Float32Array.of(2 ** 24, 0, 0, 0, 1);
  assertEquals(dot(x, Float32Array.of(1, 1, 1, 1, 1)), 2 ** 24 + 1);
});

Deno.test("dot() and norm() give NaN where an element is NaN", () => {
  assertEquals(dot(Float64Array.of(0, NaN), Float64Array.of(0, 0)), NaN);
  assertEquals(norm(Float64Array.of(NaN)), NaN);
});

Deno.test("axpy() and scale() round once to the vector's precision", () => {
  const y = Float32Array.of(1, -1);
  axpy(0.1, Float64Array.of(1, 2), y);
  assertEquals(y, Float32Array.of(1 + 0.1, -1 + 0.2));
  scale(3, y);
  assertAlmostEquals(y[0], 3.3, 1e-6);
});
