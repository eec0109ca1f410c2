import { assert, assertEquals } from "@std/assert";
import { deriveRandom } from "../../../numerics/mod.ts";
import { boundStatements } from "./bounds.ts";

const statements = boundStatements();

Deno.test("Statements on bounds have names of their own", () => {
  const ids = statements.map(({ id }) => id);
  assertEquals(new Set(ids).size, 15);
  for (const id of ids) assert(/^[a-z0-9-]+$/.test(id), id);
});

Deno.test("A case depends on nothing but its own stream", () => {
  for (const { id, check } of statements) {
    const first = check(deriveRandom(7, id), 3);
    check(deriveRandom(8, id), 5);
    assertEquals(check(deriveRandom(7, id), 3), first, id);
  }
});
