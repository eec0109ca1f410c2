import { assertEquals } from "@std/assert";
import { meanCell } from "./number_cells.ts";

function shown(value: number, halfWidth: number) {
  const estimate = {
    value,
    lower: value - halfWidth,
    upper: value + halfWidth,
  };
  const { text, detail } = meanCell(estimate, 1);
  return `${text} ${detail}`;
}

Deno.test("meanCell() never rounds an interval away that has two decimals more", () => {
  assertEquals(shown(93.528, 0.034), "93.53 ± 0.03");
  assertEquals(shown(93.528, 0.0034), "93.528 ± 0.003");
  assertEquals(shown(-0.25, 0.06), "−0.3 ± 0.1");
});

Deno.test("meanCell() writes no interval as 0, be it of rounding alone", () => {
  assertEquals(shown(500, 0), "500.0 ± 0.0");
  assertEquals(shown(22.39, 4e-15), "22.4 ± 0.0");
});

Deno.test("meanCell() writes the value alone where there is no interval", () => {
  assertEquals(meanCell({ value: 0.04, lower: null, upper: null }, 1), {
    text: "0.0",
    value: 0.04,
  });
});
