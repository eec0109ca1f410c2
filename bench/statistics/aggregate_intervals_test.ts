import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertLessOrEqual,
} from "@std/assert";
import fc from "fast-check";
import { deriveRandom } from "../../numerics/mod.ts";
import {
  type AggregateIntervals,
  aggregateIntervals,
} from "./aggregate_intervals.ts";
import { CASES, reorderedTasks, someTasks } from "./_tasks.ts";

Deno.test("intervals of IQM, mean and median are ordered and within the scores", () => {
  fc.assert(
    fc.property(someTasks, (tasks) => {
      const { iqm, mean, median } = aggregates(tasks);
      const lowest = Math.min(...tasks.flat());
      const highest = Math.max(...tasks.flat());
      for (const { value, lower, upper } of [iqm, mean, median]) {
        assertLessOrEqual(lowest, lower!);
        assertLessOrEqual(lower!, upper!);
        assertLessOrEqual(upper!, highest);
        assert(lowest <= value && value <= highest);
      }
    }),
    CASES,
  );
});

Deno.test("aggregates and intervals don't depend on the order of seeds", () => {
  fc.assert(
    fc.property(reorderedTasks, ([tasks, reordered]) => {
      assertEquals(aggregates(reordered), aggregates(tasks));
    }),
    CASES,
  );
});

Deno.test("aggregates of equal scores are that score, without spread", () => {
  const equalScores = fc.tuple(
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.array(fc.integer({ min: 3, max: 8 }), { minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(equalScores, ([score, sizes]) => {
      const tasks = sizes.map((size) => Array(size).fill(score));
      const { iqm, mean, median } = aggregates(tasks);
      for (const { value, lower, upper } of [iqm, mean, median]) {
        assert(value === score && lower === score && upper === score);
      }
    }),
    CASES,
  );
});

Deno.test("an equal shift of all scores shifts aggregates and intervals", () => {
  fc.assert(
    fc.property(someTasks, (tasks) => {
      const original = aggregates(tasks);
      const shifted = aggregates(tasks.map((runs) => runs.map((x) => x + 7)));
      for (const name of ["iqm", "mean", "median"] as const) {
        for (const part of ["value", "lower", "upper"] as const) {
          const difference = shifted[name][part]! - original[name][part]!;
          assertAlmostEquals(difference, 7, 1e-9);
        }
      }
    }),
    CASES,
  );
});

Deno.test("the optimality gap is exactly 0 where all scores are at least 1", () => {
  fc.assert(
    fc.property(someTasks, (tasks) => {
      const solved = tasks.map((runs) => runs.map((x) => 1 + Math.abs(x)));
      const none = { value: 0, lower: 0, upper: 0 };
      assertEquals(aggregates(solved).optimalityGap, none);
    }),
    CASES,
  );
});

Deno.test("the optimality gap of scores below 1 is what the mean score lacks", () => {
  const { mean, optimalityGap } = aggregates([[0, 0.25, 0.5], [0.5, 0.75, 1]]);
  assertEquals(mean.value, 0.5);
  assertEquals(optimalityGap.value, 0.5);
  assertAlmostEquals(optimalityGap.lower!, 1 - mean.upper!, 1e-15);
  assertAlmostEquals(optimalityGap.upper!, 1 - mean.lower!, 1e-15);
});

Deno.test("runs weigh alike in IQM and gap, tasks alike in mean and median", () => {
  const { iqm, mean, median, optimalityGap } = aggregates([
    [0, 0, 0, 0, 0],
    [1, 1, 1],
  ]);
  // 8 scores, two cut at each end: 0 0 0 1.
  assertEquals(iqm.value, 0.25);
  assertEquals(mean.value, 0.5);
  assertEquals(median.value, 0.5);
  assertEquals(optimalityGap.value, 5 / 8);
});

Deno.test("a task of fewer than three runs leaves aggregates without interval", () => {
  const { iqm, mean, median, optimalityGap } = aggregates([
    [0.25, 0.5, 0.75],
    [0.5, 1],
  ]);
  const alone = (value: number) => ({ value, lower: null, upper: null });
  assertEquals(iqm, alone((0.5 + 0.5 + 0.75) / 3));
  assertEquals(mean, alone(0.625));
  assertEquals(median, alone(0.625));
  assertEquals(optimalityGap, alone((0.75 + 0.5 + 0.25 + 0.5) / 5));
});

function aggregates(tasks: number[][]): AggregateIntervals {
  const random = deriveRandom(1, "aggregates");
  return aggregateIntervals(tasks, { random, replications: 100 });
}
