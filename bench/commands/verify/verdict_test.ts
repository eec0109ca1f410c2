import { assertEquals } from "@std/assert";
import { messageLine } from "./verdict.ts";

Deno.test("messageLine() is one line without commands to the terminal, and not long", () => {
  assertEquals(
    messageLine(new RangeError("no\u001b[2J\nstack")),
    "no\uFFFD[2J",
  );
  assertEquals(messageLine("no luck"), "no luck");
  assertEquals(messageLine("x".repeat(501)), `${"x".repeat(500)}…`);
});
