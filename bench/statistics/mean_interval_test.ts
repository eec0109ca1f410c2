import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { mean, median, sampleStandardDeviation } from "./mean.ts";
import { meanInterval } from "./mean_interval.ts";

Deno.test("meanInterval() agrees with scipy on five seeds", () => {
  // scipy 1.17.1: t.interval(0.95, 4, loc=mean(x), scale=sem(x)).
  const { mean, halfWidth } = meanInterval([
    -73.7,
    -73.2,
    -71.7,
    -70.6,
    -78,
  ]);
  assertAlmostEquals(mean - halfWidth!, -76.95261456239312, 1e-12);
  assertAlmostEquals(mean + halfWidth!, -69.9273854376069, 1e-12);
});

Deno.test("meanInterval() of fewer than three values has no interval", () => {
  assertEquals(meanInterval([7]), { mean: 7, halfWidth: null });
  assertEquals(meanInterval([7, 9]), { mean: 8, halfWidth: null });
});

Deno.test("meanInterval() of equal values has width zero", () => {
  assertEquals(meanInterval([500, 500, 500]), {
    mean: 500,
    halfWidth: 0,
  });
});

Deno.test("meanInterval() widens with the confidence", () => {
  // Mean 1 and s = √3, so the half width is t itself, with ν = 2.
  const values = [0, 0, 3];
  assertAlmostEquals(
    meanInterval(values, 0.5).halfWidth!,
    0.816496580927726,
    1e-12,
  );
  assertAlmostEquals(
    meanInterval(values, 0.95).halfWidth!,
    4.302652729749462,
    1e-12,
  );
});

Deno.test("sampleStandardDeviation() divides by n - 1", () => {
  // numpy 2.x: std(x, ddof=1).
  assertAlmostEquals(
    sampleStandardDeviation([-73.7, -73.2, -71.7, -70.6, -78]),
    2.8289574051229556,
    1e-13,
  );
});

Deno.test("median() takes the middle, in numeric order", () => {
  assertEquals(median([100, 9, 20]), 20);
  assertEquals(median([100, 9, 20, 30]), 25);
});

Deno.test("median() is infinite when most values are", () => {
  assertEquals(median([1, 2, Infinity]), 2);
  assertEquals(median([1, Infinity, Infinity]), Infinity);
  assertEquals(median([1, Infinity]), Infinity);
});

Deno.test("statistics refuse too few values", () => {
  assertThrows(() => mean([]), RangeError, "no values");
  assertThrows(() => median([]), RangeError, "no values");
  assertThrows(() => meanInterval([]), RangeError, "no values");
  assertThrows(
    () => sampleStandardDeviation([1]),
    RangeError,
    "current count is 1",
  );
});
