import {
  assertAlmostEquals,
  assertEquals,
  assertLessOrEqual,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { deriveRandom } from "../../numerics/mod.ts";
import { improvementInterval } from "./improvement_interval.ts";
import { probabilityOfImprovement } from "./probability_of_improvement.ts";
import { CASES, reordered, twoAlgorithms } from "./_tasks.ts";

Deno.test("the probabilities of the two directions add up to 1", () => {
  fc.assert(
    fc.property(twoAlgorithms, ([x, y]) => {
      const sum = probabilityOfImprovement(x, y) +
        probabilityOfImprovement(y, x);
      assertAlmostEquals(sum, 1, 1e-15);
    }),
    CASES,
  );
});

Deno.test("probabilityOfImprovement() is the share of pairs that are won", () => {
  fc.assert(
    fc.property(twoAlgorithms, ([x, y]) => {
      const shares = x.map((runs, task) => {
        const pairs = runs.flatMap((a) => y[task].map((b) => won(a, b)));
        return sum(pairs) / pairs.length;
      });
      const expected = sum(shares) / shares.length;
      assertAlmostEquals(probabilityOfImprovement(x, y), expected, 1e-12);
    }),
    CASES,
  );
});

Deno.test("improvementInterval() is ordered, within 0 and 1, whatever the order of seeds", () => {
  const reorderedPair = twoAlgorithms.chain(([x, y]) =>
    fc.tuple(fc.constant([x, y]), reordered(x), reordered(y))
  );
  fc.assert(
    fc.property(reorderedPair, ([[x, y], otherX, otherY]) => {
      const estimate = improvement(x, y);
      assertLessOrEqual(0, estimate.lower!);
      assertLessOrEqual(estimate.lower!, estimate.upper!);
      assertLessOrEqual(estimate.upper!, 1);
      assertEquals(improvement(otherX, otherY), estimate);
    }),
    CASES,
  );
});

Deno.test("improvementInterval() resamples the two independently", () => {
  // The same runs compared with themselves always tie if drawn together.
  const runs = [[1, 2, 3, 4, 5]];
  const { value, lower, upper } = improvement(runs, runs);
  assertEquals(value, 0.5);
  assertLessOrEqual(lower!, 0.25);
  assertLessOrEqual(0.75, upper!);
});

Deno.test("a task of fewer than three runs leaves a pair without interval", () => {
  const alone = { value: 0.75, lower: null, upper: null };
  assertEquals(improvement([[1, 3, 4, 5]], [[2, 2]]), alone);
});

Deno.test("probabilityOfImprovement() refuses other numbers of tasks", () => {
  assertThrows(
    () => probabilityOfImprovement([[1], [2]], [[1]]),
    RangeError,
    "must have the same tasks: current counts are 2 and 1",
  );
});

function improvement(x: number[][], y: number[][]) {
  const random = deriveRandom(1, "pair");
  return improvementInterval(x, y, { random, replications: 200 });
}

function won(a: number, b: number): number {
  return a > b ? 1 : a === b ? 0.5 : 0;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
