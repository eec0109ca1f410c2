import { assertEquals } from "@std/assert";
import { csv } from "./csv.ts";

Deno.test("csv() quotes what would break a field", () => {
  assertEquals(
    csv(["a", "b"], [['say "hi"', "x,y"], ["two\nlines", "plain"]]),
    'a,b\n"say ""hi""","x,y"\n"two\nlines",plain\n',
  );
});

Deno.test("csv() writes numbers exactly and null as nothing", () => {
  assertEquals(
    csv(["a", "b", "c"], [[0.1 + 0.2, null, -0]]),
    "a,b,c\n0.30000000000000004,,0\n",
  );
});
