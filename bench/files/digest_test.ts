import { assertEquals, assertNotEquals } from "@std/assert";
import { digestBytes, digestJson, digestParameters } from "./digest.ts";

Deno.test("digestBytes() is SHA-256 (FIPS 180-2, B.1: 'abc')", () => {
  assertEquals(
    digestBytes(new TextEncoder().encode("abc")),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

Deno.test("digestJson() does not depend on the order of keys", () => {
  assertEquals(digestJson({ a: 1, b: 2 }), digestJson({ b: 2, a: 1 }));
  assertNotEquals(digestJson({ a: 1 }), digestJson({ a: "1" }));
});

Deno.test("digestParameters() reads numbers little-endian in their own precision", () => {
  assertEquals(
    digestParameters([Float32Array.of(1), Float64Array.of(-2)]),
    digestBytes(Uint8Array.of(0, 0, 128, 63, 0, 0, 0, 0, 0, 0, 0, 192)),
  );
});

Deno.test("digestParameters() gives every NaN the same bits", () => {
  const odd = new Float32Array(Uint32Array.of(0xffc0_0001).buffer);
  assertEquals(
    digestParameters([odd]),
    digestParameters([Float32Array.of(NaN)]),
  );
  const odd64 = new Float64Array(BigUint64Array.of(0xfff8000000000001n).buffer);
  assertEquals(
    digestParameters([odd64]),
    digestBytes(Uint8Array.of(0, 0, 0, 0, 0, 0, 248, 127)),
  );
});
