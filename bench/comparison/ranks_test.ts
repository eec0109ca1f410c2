import { assertEquals } from "@std/assert";
import { ranks } from "./ranks.ts";

Deno.test("ranks() gives the highest mean the first place", () => {
  assertEquals(ranks([-200, -100, -150]), [3, 1, 2]);
});

Deno.test("ranks() has equal means share the mean of their places", () => {
  assertEquals(ranks([500, 500, 500, 490]), [2, 2, 2, 4]);
  assertEquals(ranks([1, 2, 2, 3]), [4, 2.5, 2.5, 1]);
});

Deno.test("ranks() passes over what isn't known", () => {
  assertEquals(ranks([null, 1, null, 2]), [null, 2, null, 1]);
  assertEquals(ranks([]), []);
});
