import { assertEquals } from "@std/assert";
import { sampleComparison } from "./_sample_comparison.ts";
import { probabilityOfImprovement } from "./probability_of_improvement.ts";

const comparison = sampleComparison();

function pairs(probabilities: readonly [string, string, number][]) {
  return probabilities.flatMap(([x, y, value]) => [
    { x, y, probability: { value, lower: null, upper: null } },
    { x: y, y: x, probability: { value: 1 - value, lower: null, upper: null } },
  ]);
}

Deno.test("each pair stands once, the likelier row left, in the suite's order", () => {
  const figure = probabilityOfImprovement({
    ...comparison,
    pairs: pairs([
      ["reinforce", "trpo", 0.3],
      ["reinforce", "ppo", 0.8],
      ["trpo", "ppo", 0.5],
    ]),
  });

  assertEquals(
    figure!.data.map((
      { pair, row, other, value },
    ) => [pair, row, other, value]),
    [
      [1, "reinforce", "ppo", 0.8],
      [2, "trpo", "reinforce", 0.7],
      [3, "trpo", "ppo", 0.5],
    ],
  );
  assertEquals(
    figure!.description,
    "Probability that a run of the left row has a higher score than a run of the right one, over environments: highest for reinforce over ppo (0.80).",
  );
});

Deno.test("the description counts the pairs whose interval leaves one half out", () => {
  assertEquals(
    probabilityOfImprovement(comparison)!.description,
    "Probability that a run of the left row has a higher score than a run of the right one, over environments with 95 % intervals: surely above one half for 3 of 3 pairs, highest for trpo over reinforce (1.00).",
  );
});

Deno.test("a single row has no figure", () => {
  assertEquals(
    probabilityOfImprovement(sampleComparison({ rows: ["ppo"] })),
    null,
  );
});
