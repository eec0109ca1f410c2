import { assert, assertEquals } from "@std/assert";
import { deriveRandom } from "../../../numerics/mod.ts";
import { improvementStatements } from "./improvement.ts";

const statements = improvementStatements();

Deno.test("Statements on improvement have names of their own", () => {
  const ids = statements.map(({ id }) => id);
  assertEquals(new Set(ids).size, 14);
  for (const id of ids) assert(/^[a-z0-9-]+$/.test(id), id);
});

Deno.test("A case of a statement on improvement depends on nothing but its own stream", () => {
  for (const { id, check } of statements) {
    const first = check(deriveRandom(7, id), 3);
    check(deriveRandom(8, id), 5);
    assertEquals(check(deriveRandom(7, id), 3), first, id);
  }
});
