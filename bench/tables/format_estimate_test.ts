import { assertEquals } from "@std/assert";
import { formatMean } from "./format_estimate.ts";

function around(value: number, halfWidth: number) {
  return { value, lower: value - halfWidth, upper: value + halfWidth };
}

Deno.test("formatMean() never rounds an interval away that has two decimals more", () => {
  assertEquals(formatMean(around(93.528, 0.034), 1), "93.53 ± 0.03");
  assertEquals(formatMean(around(93.528, 0.0034), 1), "93.528 ± 0.003");
  assertEquals(formatMean(around(-0.25, 0.06), 1), "−0.3 ± 0.1");
});

Deno.test("formatMean() writes no interval as 0, be it of rounding alone", () => {
  assertEquals(formatMean(around(500, 0), 1), "500.0 ± 0.0");
  assertEquals(formatMean(around(22.39, 4e-15), 1), "22.4 ± 0.0");
});

Deno.test("formatMean() writes the value alone where there is no interval", () => {
  assertEquals(formatMean({ value: 0.04, lower: null, upper: null }, 1), "0.0");
});
