import { assertAlmostEquals, assertEquals } from "@std/assert";
import { percentileInterval } from "./percentile_interval.ts";

Deno.test("percentileInterval() interpolates between order statistics", () => {
  // Positions 7 · 0.025 = 0.175, between 1 and 1, and 6.825, between 6 and 9.
  const values = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6);
  const { lower, upper } = percentileInterval(values, 0.95);
  assertEquals(lower, 1);
  assertAlmostEquals(upper, 8.475, 1e-12);
});

Deno.test("percentileInterval() of one value is that value", () => {
  assertEquals(percentileInterval(Float64Array.of(0.1), 0.95), {
    lower: 0.1,
    upper: 0.1,
  });
});

Deno.test("percentileInterval() of equal values has no rounding", () => {
  const values = new Float64Array(1000).fill(0.1);
  assertEquals(percentileInterval(values, 0.9), { lower: 0.1, upper: 0.1 });
});

Deno.test("percentileInterval() widens with the confidence", () => {
  const values = () => Float64Array.from({ length: 101 }, (_, i) => 100 - i);
  const { lower, upper } = percentileInterval(values(), 0.5);
  assertEquals([lower, upper], [25, 75]);
  const wider = percentileInterval(values(), 0.9);
  assertAlmostEquals(wider.lower, 5, 1e-12);
  assertAlmostEquals(wider.upper, 95, 1e-12);
});
