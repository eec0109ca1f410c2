import { assertEquals } from "@std/assert";
import { medianOf } from "./median_of.ts";

Deno.test("medianOf() is the mean of the middle two, in any order", () => {
  assertEquals(medianOf("x", [4, 1, 3, 2]).value, 2.5);
});

Deno.test("medianOf() of few has the interval of all, and of none no number", () => {
  assertEquals(medianOf("x", [7, 5, 6]).interval, [5, 7]);
  assertEquals(medianOf("x", []), { name: "x", value: null, interval: null });
});
