import { assertEquals } from "@std/assert";
import { referenceEngine } from "./engines/reference.ts";
import { norm } from "./norm.ts";

const { math } = referenceEngine();

Deno.test("norm() is the root of the sum of squares, 0 for an empty vector and NaN with NaN", () => {
  assertEquals(norm(math, Float64Array.of(2, -3, 6)), 7);
  assertEquals(norm(math, new Float64Array(0)), 0);
  assertEquals(norm(math, Float64Array.of(1, NaN)), NaN);
});
