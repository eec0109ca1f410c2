import { assertAlmostEquals, assertEquals } from "@std/assert";
import { concludeSlopes, slopeOf } from "./slope_case.ts";

Deno.test("slopeOf() finds the exponent of a power", () => {
  const x = [1, 2, 5, 20];
  assertAlmostEquals(slopeOf(x, x.map((value) => 7 * value ** 3)), 3, 1e-13);
});

Deno.test("concludeSlopes() wants the median at the power and few far below", () => {
  const holds = (...slopes: number[]) =>
    concludeSlopes(slopes.map((slope) => ({ slope, error: 0.1 })), 2).holds;
  assertEquals(holds(1.99, 2, 2.01), true);
  assertEquals(holds(2, 2, 9), true);
  assertEquals(holds(1.9, 1.95, 2), false);
  assertEquals(holds(1, 2, 2), false);
  const many = new Array(60).fill(2);
  assertEquals(holds(1, ...many), true);
  assertEquals(holds(1, 1, ...many), false);
  assertEquals(holds(-1, ...many), false);
});
