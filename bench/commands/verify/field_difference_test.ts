import { assertEquals } from "@std/assert";
import { firstFieldDifference } from "./field_difference.ts";

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
