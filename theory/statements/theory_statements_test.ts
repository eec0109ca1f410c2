import { assert, assertEquals, assertMatch } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { theoryStatements } from "./theory_statements.ts";

const groups = [
  ["gradients", 0, 14],
  ["bounds", 14, 29],
  ["improvement", 29, 43],
  ["single path and vine", 43, 55],
] as const;

for (const [name, from, to] of groups) {
  const statements = theoryStatements().slice(from, to);

  Deno.test(`Statements on ${name} have names of their own`, () => {
    const ids = statements.map(({ id }) => id);
    assertEquals(new Set(ids).size, to - from);
    for (const id of ids) assertMatch(id, /^[a-z0-9-]+$/);
  });

  Deno.test(`A case of a statement on ${name} depends on nothing but its own stream`, () => {
    for (const { id, check } of statements) {
      const first = check(deriveRandom(7, id), 3);
      check(deriveRandom(8, id), 5);
      assertEquals(check(deriveRandom(7, id), 3), first, id);
    }
  });
}

Deno.test("theoryStatements() has names of their own that commands can take", () => {
  const ids = theoryStatements().map(({ id }) => id);
  assertEquals(ids.length, 55);
  assertEquals(new Set(ids).size, ids.length);
  for (const id of ids) assertMatch(id, /^[a-z\d]+(-[a-z\d]+)*$/);
});

Deno.test("theoryStatements() cite their source and are one line each", () => {
  for (const { id, title, source, cases } of theoryStatements()) {
    assertMatch(title, /^[^\n]{3,90}$/, id);
    assertMatch(source, /^[^\n]{3,120}$/, id);
    assert(Number.isInteger(cases) && cases >= 1, id);
  }
});

Deno.test("docs/theory.md names every statement, and no other", () => {
  const path = new URL("../../docs/theory.md", import.meta.url);
  const document = Deno.readTextFileSync(path);
  const named = [...document.matchAll(/^Checked by (.*?)\.$/gms)]
    .flatMap(([, text]) => [...text.matchAll(/`([a-z\d-]+)`/g)])
    .map(([, id]) => id);
  assertEquals(
    named.toSorted(),
    theoryStatements().map(({ id }) => id).toSorted(),
  );
});
