import { assertEquals } from "@std/assert";
import { flattenOptions } from "./run_record.ts";

Deno.test("flattenOptions() leaves no option out, whatever its value", () => {
  assertEquals(
    flattenOptions({ baseline: null, empty: {}, list: [], step: { size: 0 } }),
    [["baseline", "null"], ["empty", "{}"], ["list", "[]"], ["step.size", "0"]],
  );
});

Deno.test("flattenOptions() writes a text's commas as they are, and turns no line over", () => {
  assertEquals(flattenOptions({ "a\u202E": "x,y\u202E" }), [
    ["a\uFFFD", '"x,y\uFFFD"'],
  ]);
});
