import { assertEquals } from "@std/assert";
import { formatSignificant } from "./format_value.ts";

Deno.test("formatSignificant() writes small, plain and large numbers in three digits", () => {
  assertEquals(
    [0, 3.994e-6, -0.00123, 0.5, 999.6, 1234567, -2e9].map(formatSignificant),
    ["0", "3.99e−6", "−0.00123", "0.5", "1,000", "1,230,000", "−2e9"],
  );
});
