import { assertEquals } from "@std/assert";
import { bestEstimates } from "./best_estimates.ts";

const estimate = (value: number, halfWidth: number | null) => ({
  value,
  lower: halfWidth === null ? null : value - halfWidth,
  upper: halfWidth === null ? null : value + halfWidth,
});

Deno.test("bestEstimates() takes the lowest where lower is better", () => {
  const standings = bestEstimates(
    [estimate(1, 0.5), estimate(0, 0.25), estimate(0.5, 0.25)],
    "lower",
  );
  assertEquals(standings.map(({ best }) => best), [false, true, false]);
  // The third touches the best at 0.25; the first begins at 0.5.
  assertEquals(standings.map((s) => s.overlapsBest), [false, true, true]);
});

Deno.test("bestEstimates() has several best where they are equal", () => {
  const standings = bestEstimates([
    estimate(500, 0),
    estimate(500, 3),
    estimate(496, 2),
    estimate(490, 1),
  ]);
  assertEquals(standings.map(({ best }) => best), [true, true, false, false]);
  // The third overlaps the second's interval, not the first's.
  assertEquals(standings.map((s) => s.overlapsBest), [true, true, true, false]);
});

Deno.test("bestEstimates() says nothing of overlap without an interval", () => {
  const standings = bestEstimates([estimate(2, null), estimate(1, 5), null]);
  assertEquals(standings.map(({ best }) => best), [true, false, false]);
  assertEquals(standings.some((s) => s.overlapsBest), false);
});
