import { assertEquals } from "@std/assert";
import { UsageError } from "./usage_error.ts";

Deno.test("UsageError keeps its message on one line that no terminal obeys", () => {
  const { message } = new UsageError("a\nb\u001b[31m\u202e\u2028µ →");
  assertEquals(message, "a\uFFFDb\uFFFD[31m\uFFFD\uFFFDµ →");
});

Deno.test("UsageError leaves out the middle of what is too long", () => {
  const { message } = new UsageError("a".repeat(2000) + "b".repeat(5000));
  assertEquals(message, `${"a".repeat(1000)}…${"b".repeat(1000)}`);
});
