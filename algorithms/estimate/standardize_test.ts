import { assertAlmostEquals, assertEquals } from "@std/assert";
import { standardize } from "./standardize.ts";

Deno.test("standardize() gives mean 0 and sample deviation 1", () => {
  const values = Float64Array.of(1, 2, 6, 99);
  standardize(values, 3); // mean 3, variance (4 + 1 + 9) / 2 = 7
  const expected = [-2, -1, 3].map((value) => value / Math.sqrt(7));
  expected.forEach((value, i) => assertAlmostEquals(values[i], value, 1e-7));
  assertEquals(values[3], 99);
});

Deno.test("standardize() leaves one value, and gives 0 for equal ones", () => {
  const one = Float64Array.of(5);
  standardize(one, 1);
  assertEquals(one[0], 5);
  const equal = Float64Array.of(5, 5);
  standardize(equal, 2);
  assertEquals([...equal], [0, 0]);
});
