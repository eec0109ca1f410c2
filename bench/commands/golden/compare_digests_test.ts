import { assertEquals } from "@std/assert";
import { compareDigests } from "./compare_digests.ts";

Deno.test("compareDigests() finds runs that are on one side only", () => {
  assertEquals(compareDigests({ a: "01", c: "03" }, { a: "01", b: "02" }), {
    lines: [
      "✓ a",
      "✗ b: nothing, pinned is 02",
      "✗ c: 03, pinned is nothing",
      "1 of 3 runs have the pinned bytes",
    ],
    same: false,
  });
});

Deno.test("compareDigests() says that all is the same only where there are runs", () => {
  assertEquals(compareDigests({ a: "01" }, { a: "01" }).same, true);
  assertEquals(compareDigests({}, {}).same, false);
});
