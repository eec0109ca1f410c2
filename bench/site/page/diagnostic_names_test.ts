import { assert, assertEquals } from "@std/assert";
import { nameDiagnostic, orderDiagnostics } from "./diagnostic_names.ts";

Deno.test("every diagnostic of the published suite has a title and a meaning", () => {
  const suite = new URL("../../../results/classic/", import.meta.url);
  const found = new Set<string>();
  for (const row of Deno.readDirSync(new URL("Pendulum-v1/", suite))) {
    const file = new URL(`Pendulum-v1/${row.name}/seed-1.json`, suite);
    const { iterations } = JSON.parse(Deno.readTextFileSync(file));
    for (const name of Object.keys(iterations)) found.add(name);
  }
  found.delete("steps");
  assertEquals(found.size, 11);
  for (const name of found) {
    const { title, meaning } = nameDiagnostic(name);
    assert(title !== name && meaning.endsWith("."), name);
  }
});

Deno.test("a diagnostic that is named like a member of every object is unknown", () => {
  assertEquals(nameDiagnostic("constructor").title, "constructor");
  assertEquals(orderDiagnostics(["constructor", "entropy"]), [
    "entropy",
    "constructor",
  ]);
});
