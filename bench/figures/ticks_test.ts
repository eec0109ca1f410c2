import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { linearTicks, logTicks, roomyTicks } from "./ticks.ts";

Deno.test("linear ticks are exact decimals, not sums of steps", () => {
  assertEquals(linearTicks([0, 0.31]).values, [
    0,
    0.05,
    0.1,
    0.15,
    0.2,
    0.25,
    0.3,
  ]);
  assertEquals(linearTicks([0, 0.31]).format, ",.2f");
  assertEquals(linearTicks([-1475, -30]).values, [
    -1400,
    -1200,
    -1000,
    -800,
    -600,
    -400,
    -200,
  ]);
  assertEquals(linearTicks([0.5, 5.2]).format, ",.0f");
});

Deno.test("zero has no minus sign among ticks", () => {
  const [first] = linearTicks([-0.5, 6]).values;

  assert(Object.is(first, 0));
});

Deno.test("large values are abbreviated", () => {
  assertEquals(linearTicks([0, 45_000]).format, "~s");
  assertEquals(linearTicks([0, 4500]).format, ",.0f");
});

Deno.test("any linear axis has two to seven ticks within its domain", () => {
  fc.assert(fc.property(
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.integer({ min: 1, max: 1e9 }),
    fc.constantFrom(1, 8, 1024),
    (first, length, part) => {
      const [low, width] = [first / part, length / part];
      const { values } = linearTicks([low, low + width]);
      assert(values.length >= 2 && values.length <= 7, String(values));
      assert(low <= values[0] && values.at(-1)! <= low + width, String(values));
      assertEquals(values.toSorted((a, b) => a - b), values);
    },
  ));
});

Deno.test("logarithmic ticks get fewer as the axis gets longer", () => {
  assertEquals(logTicks([2.2, 7.2]).values, [3, 4, 5, 6, 7]);
  assertEquals(logTicks([2, 11]).values, [2, 3, 5, 10]);
  assertEquals(logTicks([0.28, 6.7]).values, [0.5, 1, 2, 5]);
  assertEquals(logTicks([5e3, 1e6]).values, [1e4, 3e4, 1e5, 3e5, 1e6]);
  assertEquals(logTicks([1, 1e4]).values, [1, 10, 100, 1000, 10_000]);
});

Deno.test("the label of the highest tick has room", () => {
  const { domain: [, high], values } = roomyTicks([0, 499]);

  assertEquals(values.at(-1), 500);
  assert(high > 520, String(high));
});
