import { assertAlmostEquals, assertEquals } from "@std/assert";
import { meanOfNumbers, meanRatio } from "./mean_ratio.ts";

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
