import { assertEquals } from "@std/assert";
import { sparkline } from "./sparkline.ts";

Deno.test("sparkline() gives each eighth of the scale its bar", () => {
  const middles = Array.from({ length: 8 }, (_, i) => i + 0.5);
  assertEquals(sparkline(middles, { low: 0, high: 8 }), "▁▂▃▄▅▆▇█");
  assertEquals(sparkline([0, 1, 7, 8], { low: 0, high: 8 }), "▁▂██");
});

Deno.test("sparkline() cuts what lies outside of the scale", () => {
  const scale = { low: -500, high: -100 };
  assertEquals(sparkline([-600, -500, -300, -90], scale), "▁▁▅█");
});

Deno.test("sparkline() draws a constant without a scale at half the height", () => {
  assertEquals(sparkline([7, 7, null], null), "▄▄ ");
});

Deno.test("sparkline() leaves a space where there is no value", () => {
  assertEquals(sparkline([null, 1, null, 2], null), " ▁ █");
  assertEquals(sparkline([null, null], null), "  ");
  assertEquals(sparkline([], null), "");
});
