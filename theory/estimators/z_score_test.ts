import { assertAlmostEquals, assertEquals } from "@std/assert";
import { zOfMean, zScore } from "./z_score.ts";

Deno.test("zOfMean() takes the standard error from the samples", () => {
  // Mean 2, variance 10/4 = 2.5, standard error √(2.5/5).
  assertAlmostEquals(
    zOfMean([0, 1, 2, 3, 4], 1),
    1 / Math.sqrt(0.5),
    1e-14,
  );
});

Deno.test("zScore() lets rounding pass where there is no variance, and nothing more", () => {
  assertEquals(Math.abs(zScore(1 + 1e-13, 1, 0)) < 1, true);
  assertEquals(zScore(1 + 1e-6, 1, 0) > 1e5, true);
});
