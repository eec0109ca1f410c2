import { assertEquals } from "@std/assert";
import { firstByteDifference, firstLineDifference } from "./byte_difference.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("firstByteDifference() gives the offset, or the sizes where one is the other's beginning", () => {
  assertEquals(firstByteDifference(bytes("abc"), bytes("abc")), null);
  assertEquals(
    firstByteDifference(bytes("ab\n"), bytes("abc")),
    { field: "byte 2", published: "0x0a", trained: "0x63" },
  );
  assertEquals(
    firstByteDifference(bytes("abc"), bytes("ab")),
    { field: "size", published: "3 bytes", trained: "2 bytes" },
  );
});

Deno.test("firstLineDifference() shows white space, a mark at the beginning, and a missing end", () => {
  assertEquals(firstLineDifference(bytes("a\nb"), bytes("a\nb")), null);
  assertEquals(
    firstLineDifference(bytes("a\n\tb\n"), bytes("a\n  b\n")),
    { field: "line 2", published: '"\\tb"', trained: '"  b"' },
  );
  assertEquals(
    firstLineDifference(bytes("\uFEFFa"), bytes("a")),
    { field: "line 1", published: '"\uFEFFa"', trained: '"a"' },
  );
  assertEquals(
    firstLineDifference(bytes("a"), bytes("a\n")),
    { field: "line 2", published: "nothing", trained: '""' },
  );
});
