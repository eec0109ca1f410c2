import { assertEquals } from "@std/assert";
import { lastReading, nearestIndex, readSeries } from "./series.ts";

Deno.test("nearestIndex() finds what a search through all points finds", () => {
  const points = [1, 2, 4, 7, 7.5, 20];
  for (let x = -3; x < 25; x += 0.25) {
    const distances = points.map((point) => Math.abs(point - x));
    const nearest = distances.indexOf(Math.min(...distances));
    assertEquals(nearestIndex(points, x), nearest, `at ${x}`);
  }
});

Deno.test("readSeries() invents nothing between points, behind the end, or where there is no interval", () => {
  const series = {
    x: [10, 20],
    value: [1, 2],
    lower: [null, 1.5],
    upper: [null, 2.5],
  };
  assertEquals(readSeries(series, 15), null);
  assertEquals(readSeries(series, 30), null);
  assertEquals(readSeries(series, 10), { value: 1, lower: null, upper: null });
});

Deno.test("lastReading() tells nothing of a series without values", () => {
  const none = [null, null];
  const series = { x: [1, 2], value: none, lower: none, upper: none };
  assertEquals(lastReading(series), null);
});
