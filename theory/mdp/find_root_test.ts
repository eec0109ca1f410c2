import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { exp, log } from "../../numerics/mod.ts";
import { findRoot } from "./find_root.ts";

Deno.test("findRoot() finds roots of rising and of falling functions", () => {
  assertAlmostEquals(findRoot((x) => exp(x) - 5, -10, 10), log(5), 1e-14);
  assertAlmostEquals(findRoot((x) => 5 - exp(x), -10, 10), log(5), 1e-14);
  assertAlmostEquals(findRoot((x) => exp(x) - 5, 10, -10), log(5), 1e-14);
});

Deno.test("findRoot() takes an end of the bracket that is a root", () => {
  assertEquals(findRoot((x) => x - 1, 1, 3), 1);
  assertEquals(findRoot((x) => x - 3, 1, 3), 3);
});

Deno.test("findRoot() needs few evaluations even in a wide bracket", () => {
  let evaluations = 0;
  const root = findRoot(
    (x) => {
      evaluations++;
      return x < 300 ? (x - 300) / 100 : x - 300;
    },
    -1000,
    1000,
  );
  assertAlmostEquals(root, 300, 1e-12);
  assert(evaluations < 120, `${evaluations}`);
});

Deno.test("findRoot() refuses a bracket without a change of sign", () => {
  assertThrows(
    () => findRoot((x) => x, 1, 2),
    RangeError,
    "f must change its sign in the bracket: current values are 1 and 2",
  );
});
