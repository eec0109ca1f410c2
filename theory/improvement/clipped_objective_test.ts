import { assertEquals } from "@std/assert";
import { clippedObjective } from "./clipped_objective.ts";

Deno.test("clippedObjective() clips on the side that the advantage asks for", () => {
  // ratio, advantage, objective at ε = ½
  const cases = [
    [1, 2, 2],
    [1.25, 2, 2.5],
    [2, 2, 3],
    [0.25, 2, 0.5],
    [1, -2, -2],
    [0.25, -2, -1],
    [2, -2, -4],
  ];
  for (const [ratio, advantage, objective] of cases) {
    assertEquals(clippedObjective(ratio, advantage, 0.5), objective);
  }
});
