import { assertThrows } from "@std/assert";
import { iqmBand } from "./iqm_band.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { sampleOf } from "./sample.ts";

Deno.test("sampleOf() refuses what has no statistics", () => {
  assertThrows(() => sampleOf([]), RangeError, "a sample of no tasks");
  assertThrows(
    () => sampleOf([[1], []]),
    RangeError,
    "every task must have a run: task 1 has none",
  );
  for (const score of [NaN, Infinity, -Infinity]) {
    assertThrows(
      () => sampleOf([[1, score]]),
      RangeError,
      `every score must be finite: current value is ${score}`,
    );
  }
});

Deno.test("iqmBand() refuses a point that is not finite", () => {
  assertThrows(
    () => iqmBand([[[1, NaN]]], { random: deriveRandom(1, "band") }),
    RangeError,
    "every score must be finite: current value is NaN",
  );
});
