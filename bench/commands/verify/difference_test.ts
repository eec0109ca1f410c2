import { assertEquals } from "@std/assert";
import {
  firstByteDifference,
  firstFieldDifference,
  firstLineDifference,
} from "./difference.ts";

Deno.test("firstFieldDifference() names the first field in the trained order, then what is left over", () => {
  const trained = { b: 1, a: { x: [1, { y: "é" }], z: 2 } };
  const difference = (published: unknown) =>
    firstFieldDifference(published, trained);
  assertEquals(difference(structuredClone(trained)), null);
  assertEquals(
    difference({ a: { z: 3, x: [1, { y: "e" }] }, b: 1 }),
    { field: "a.x[1].y", published: '"e"', trained: '"é"' },
  );
  assertEquals(
    difference({ a: { x: [1], z: 3 }, b: 1 }),
    { field: "a.x[1]", published: "nothing", trained: '{"y":"é"}' },
  );
  assertEquals(
    difference({ more: null, ...trained }),
    { field: "more", published: "null", trained: "nothing" },
  );
  assertEquals(
    difference({ b: [], a: 1 }),
    { field: "b", published: "[]", trained: "1" },
  );
});

Deno.test("firstFieldDifference() tells null, an array and a record apart", () => {
  const pairs: [unknown, unknown][] = [[null, {}], [[], {}], [{}, []]];
  assertEquals(
    pairs.map(([one, other]) => firstFieldDifference({ a: one }, { a: other })),
    [
      { field: "a", published: "null", trained: "{}" },
      { field: "a", published: "[]", trained: "{}" },
      { field: "a", published: "{}", trained: "[]" },
    ],
  );
});

Deno.test("firstFieldDifference() sees a field that hides as an inherited one", () => {
  assertEquals(
    firstFieldDifference(JSON.parse('{"__proto__": 1, "a": 2}'), { a: 2 }),
    { field: "__proto__", published: "1", trained: "nothing" },
  );
  assertEquals(
    firstFieldDifference({ toString: {} }, {}),
    { field: "toString", published: "{}", trained: "nothing" },
  );
});

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
