import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { deriveRandom } from "../../numerics/mod.ts";
import { aggregateIntervals } from "./aggregate_intervals.ts";
import { iqmBand } from "./iqm_band.ts";
import { CASES, reordered, someTasks } from "./_tasks.ts";

Deno.test("a band of one point is the IQM's interval, of the same draws", () => {
  fc.assert(
    fc.property(someTasks, (tasks) => {
      const curves = tasks.map((runs) => runs.map((score) => [score]));
      const { iqm } = aggregateIntervals(tasks, options());
      assertEquals(band(curves), {
        value: [iqm.value],
        lower: [iqm.lower],
        upper: [iqm.upper],
      });
    }),
    CASES,
  );
});

Deno.test("a run keeps its whole curve in a resample", () => {
  // Twice the curve is twice the band: the points share their draws.
  fc.assert(
    fc.property(someTasks, (tasks) => {
      const curves = tasks.map((runs) => runs.map((x) => [x, 2 * x]));
      const { value, lower, upper } = band(curves);
      for (const [first, second] of [value, lower, upper]) {
        assertEquals(second, 2 * first!);
      }
    }),
    CASES,
  );
});

Deno.test("a band doesn't depend on the order of seeds", () => {
  const curve = fc.array(fc.integer({ min: 0, max: 3 }), {
    minLength: 3,
    maxLength: 3,
  });
  const tasks = fc.array(fc.array(curve, { minLength: 3, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  });
  const reorderedCurves = tasks.chain((tasks) =>
    fc.tuple(fc.constant(tasks), reordered(tasks))
  );
  fc.assert(
    fc.property(reorderedCurves, ([tasks, reordered]) => {
      assertEquals(band(reordered), band(tasks));
    }),
    CASES,
  );
});

Deno.test("a band needs three runs a task", () => {
  assertEquals(band([[[1, 2], [3, 4]]]), {
    value: [2, 3],
    lower: [null, null],
    upper: [null, null],
  });
});

Deno.test("iqmBand() refuses runs of different numbers of points", () => {
  assertThrows(
    () => band([[[1, 2], [1]]]),
    RangeError,
    "must have the same points: current counts are 2 and 1",
  );
});

function band(tasks: number[][][]) {
  return iqmBand(tasks, options());
}

function options() {
  return { random: deriveRandom(1, "efficiency"), replications: 100 };
}
