import { assertAlmostEquals, assertEquals } from "@std/assert";
import { meanOfNumbers, meanRatio, medianOf, shareOf } from "./measurements.ts";

Deno.test("meanRatio() is the geometric mean, with an interval about it", () => {
  const { name, value, interval } = meanRatio("of", [1, null, 4]);
  assertEquals(name, "of");
  assertAlmostEquals(value!, 2, 1e-14);
  // log 1 and log 4: s = log 4 / √2, s/√2 = log 2
  assertAlmostEquals(interval![0], 2 / 2 ** 1.959963984540054, 1e-12);
  assertAlmostEquals(interval![1], 2 * 2 ** 1.959963984540054, 1e-12);
});

Deno.test("meanOfNumbers() has no interval where there are fewer than two", () => {
  assertEquals(meanOfNumbers("of", [1, null]), {
    name: "of",
    value: null,
    interval: null,
  });
});

Deno.test("medianOf() is the mean of the middle two, in any order", () => {
  assertEquals(medianOf("x", [4, 1, 3, 2]).value, 2.5);
});

Deno.test("medianOf() of few has the interval of all, and of none no number", () => {
  assertEquals(medianOf("x", [7, 5, 6]).interval, [5, 7]);
  assertEquals(medianOf("x", []), { name: "x", value: null, interval: null });
});

Deno.test("shareOf() has Wilson's interval", () => {
  const { name, value, interval } = shareOf("half", [true, false, true, false]);
  assertEquals([name, value], ["half", 0.5]);
  // ½ ± 1.96 √(1/16 + 1.96²/64) / (1 + 1.96²/4).
  assertAlmostEquals(interval![0], 0.15003898915214947, 1e-14);
  assertAlmostEquals(interval![1], 0.8499610108478506, 1e-14);
});

Deno.test("shareOf() ends at 0 and 1 where none or all are", () => {
  assertEquals(shareOf("none", [false, false, false]).interval![0], 0);
  assertEquals(shareOf("all", [true, true, true]).interval![1], 1);
});
