import { assertEquals } from "@std/assert";
import { sampleCell, sampleSet } from "../comparison/_sample_scores.ts";
import { compareScores, type Scale } from "../comparison/mod.ts";
import { scoreDigits } from "./score_digits.ts";

function digitsOf(scores: (number | null)[], scale?: Scale): number {
  const comparison = compareScores(
    sampleSet([
      ...sampleCell("Own-v0", "ppo", scores),
      ...sampleCell("Other-v0", "ppo", [5000]),
    ]),
    { scales: new Map(scale && [["Own-v0", scale]]) },
  );
  return scoreDigits(comparison, comparison.environments[0]);
}

Deno.test("scoreDigits() adds a decimal for each power of ten below 10", () => {
  assertEquals(digitsOf([0.25, -12]), 1);
  assertEquals(digitsOf([10]), 1);
  assertEquals(digitsOf([9.5, 1]), 2);
  assertEquals(digitsOf([0.5, -0.75]), 3);
  assertEquals(digitsOf([0.0123]), 4);
  assertEquals(digitsOf([1e-12]), 6);
});

Deno.test("scoreDigits() is one for scores of 0, and where none is known", () => {
  assertEquals(digitsOf([0, 0]), 1);
  assertEquals(digitsOf([null]), 1);
});

Deno.test("scoreDigits() counts the ends of the scale", () => {
  assertEquals(digitsOf([0.5], { random: -20, reference: 0 }), 1);
  assertEquals(digitsOf([0.5], { random: 0, reference: 1 }), 2);
});
