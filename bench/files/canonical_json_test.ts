import { assertEquals, assertThrows } from "@std/assert";
import { canonicalJson } from "./canonical_json.ts";

Deno.test("canonicalJson() sorts keys at every depth and leaves arrays in order", () => {
  assertEquals(
    canonicalJson({ b: [{ z: 1, y: "é\n" }, 2], B: true, a: {} }),
    '{"B":true,"a":{},"b":[{"y":"é\\n","z":1},2]}',
  );
});

Deno.test("canonicalJson() writes the shortest number that reads back, and −0 as 0", () => {
  assertEquals(
    canonicalJson([0.1 + 0.2, 1e21, 1e-7, -0, 100]),
    "[0.30000000000000004,1e+21,1e-7,0,100]",
  );
});

Deno.test("canonicalJson() refuses what JSON can't hold and names its place", () => {
  const place = (value: unknown) =>
    assertThrows(() => canonicalJson({ a: [0, { b: value }] }), TypeError)
      .message;
  assertEquals(
    place(NaN),
    "Cannot write canonical JSON as 'a[1].b' must have a JSON form: current value is NaN",
  );
  place(Infinity);
  place(undefined);
  place(new Float32Array(1));
  place(new Map());
});
