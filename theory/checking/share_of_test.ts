import { assertAlmostEquals, assertEquals } from "@std/assert";
import { shareOf } from "./share_of.ts";

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
