import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { nameSources } from "./source_names.ts";

const namesOf = (paths: string[], names?: string[]) =>
  nameSources(paths, names).map(({ name }) => name);

Deno.test("nameSources() keeps what a folder's name may hold", () => {
  assertEquals(
    namesOf(["/tmp/my scores (1).CSV", "..csv", "ünï.csv", "a/b_c.d.csv"]),
    ["my-scores-1", "scores", "n", "b_c.d"],
  );
  assertEquals(namesOf([`${"x".repeat(200)}.csv`])[0].length, 64);
});

Deno.test("nameSources() gives no name twice", () => {
  assertEquals(
    namesOf(["a", "b/a/", "a-2", "a.csv"]),
    ["a", "a-3", "a-2", "a-4"],
  );
});

Deno.test("nameSources() takes the slash from the end of a path", () => {
  assertEquals(nameSources(["results/quick//"]), [
    { path: "results/quick", name: "quick" },
  ]);
});

Deno.test("nameSources() takes one right name for each source", () => {
  assertEquals(namesOf(["a", "b"], ["x", "y.2"]), ["x", "y.2"]);
  const refusal = (names: string) =>
    assertThrows(() => namesOf(["a", "b"], names.split(",")), UsageError)
      .message;
  assertEquals(
    refusal("x"),
    "Cannot use --name as it must have 2 names, one for each source: current value is 1",
  );
  assertEquals(
    refusal("x,x"),
    "Cannot use --name as it must have each name once: current value is x",
  );
  for (const name of ["../x", "", ".x", "=x", "x".repeat(65), "x/y"]) {
    assertEquals(
      refusal(`x,${name}`),
      `Cannot use --name as it must have names of at most 64 letters (a-z, A-Z), digits, '.', '_' and '-', a letter or digit first: current value is "${name}"`,
    );
  }
});
