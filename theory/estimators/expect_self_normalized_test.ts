import { assertAlmostEquals } from "@std/assert";
import { selfNormalizedBias } from "./expect_self_normalized.ts";

Deno.test("selfNormalizedBias() is that of two draws worked out by hand", () => {
  // π = (¾, ¼), q = (½, ½): weights 3/2 and ½, Q = (0, 4), L = 1.
  const { bias, limit } = selfNormalizedBias({
    logits: Float64Array.of(Math.log(3), 0),
    proposal: Float64Array.of(0.5, 0.5),
    q: Float64Array.of(0, 4),
  }, [1, 2]);
  assertAlmostEquals(bias[0], 0.5 * 4 - 1, 1e-14);
  assertAlmostEquals(bias[1], 0.25 * 4 + 0.5 * 4 / 4 - 1, 1e-14);
  // −(9/8 · (0 − 1) + 1/8 · (4 − 1))
  assertAlmostEquals(limit, 9 / 8 - 3 / 8, 1e-14);
});
