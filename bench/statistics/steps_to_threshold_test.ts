import { assertEquals } from "@std/assert";
import { stepsToThreshold } from "./steps_to_threshold.ts";

const curve = {
  steps: [100, 200, 300, 400],
  return: [-500, null, -100, -90],
};

Deno.test("stepsToThreshold() is the first point at the threshold", () => {
  assertEquals(stepsToThreshold(curve, -100), 300);
  assertEquals(stepsToThreshold(curve, -99.9), 400);
});

Deno.test("stepsToThreshold() does not take a point without episodes for 0", () => {
  assertEquals(stepsToThreshold(curve, -200), 300);
});

Deno.test("stepsToThreshold() is null where no point reaches it", () => {
  assertEquals(stepsToThreshold(curve, -50), null);
  assertEquals(stepsToThreshold({ steps: [], return: [] }, 0), null);
});
