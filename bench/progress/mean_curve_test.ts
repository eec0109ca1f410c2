import { assertEquals } from "@std/assert";
import { meanCurve, meanOf } from "./mean_curve.ts";

Deno.test("meanCurve() averages within a stretch first, then over curves", () => {
  // The first curve has one value in the stretch, the second has two.
  assertEquals(meanCurve([[10, null], [20, 40]], 2, 1), [20]);
});

Deno.test("meanCurve() counts only the curves that have reached a point", () => {
  assertEquals(meanCurve([[1, 2], [3], []], 3, 3), [2, 2, null]);
});

Deno.test("meanCurve() shares out a grid that the width does not divide", () => {
  assertEquals(meanCurve([[1, 2, 3, 4, 5]], 5, 2), [1.5, 4]);
});

Deno.test("meanCurve() repeats points where the grid has fewer than the width", () => {
  assertEquals(meanCurve([[1, 2]], 2, 4), [1, 1, 2, 2]);
});

Deno.test("meanOf() leaves out what there is not", () => {
  assertEquals(meanOf([1, null, 5]), 3);
  assertEquals(meanOf([null]), null);
});
