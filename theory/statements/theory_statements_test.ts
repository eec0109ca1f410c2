import { assert, assertEquals, assertMatch } from "@std/assert";
import { theoryStatements } from "./theory_statements.ts";

Deno.test("theoryStatements() has names of their own that commands can take", () => {
  const ids = theoryStatements().map(({ id }) => id);
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
