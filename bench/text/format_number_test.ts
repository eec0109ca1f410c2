import { assertEquals } from "@std/assert";
import { formatBudget, formatCount, formatScore } from "./format_number.ts";

Deno.test("formatScore() keeps one decimal and a true minus sign", () => {
  assertEquals(
    [500, -73.44, 0, -0, -0.04, 0.06, -1225.02].map(formatScore),
    ["500.0", "−73.4", "0.0", "0.0", "0.0", "0.1", "−1225.0"],
  );
});

Deno.test("formatCount() puts commas between thousands", () => {
  assertEquals(
    [0, 999, 1000, 12500, 1234567.4].map(formatCount),
    ["0", "999", "1,000", "12,500", "1,234,567"],
  );
});

Deno.test("formatBudget() shortens only what it can shorten exactly", () => {
  assertEquals(
    [500, 2000, 100000, 1000000, 1500000, 123456].map(formatBudget),
    ["500", "2k", "100k", "1M", "1,500k", "123,456"],
  );
});
