import { assert, assertEquals } from "@std/assert";
import { algorithms } from "../../../../algorithms/mod.ts";
import { nameDiagnostics } from "./run_charts.ts";

Deno.test("every diagnostic of the published suite has a title and a meaning", () => {
  const suite = new URL("../../../../results/classic/", import.meta.url);
  const found = new Set<string>();
  for (const row of Deno.readDirSync(new URL("Pendulum-v1/", suite))) {
    const file = new URL(`Pendulum-v1/${row.name}/seed-1.json`, suite);
    const { algorithm, iterations } = JSON.parse(Deno.readTextFileSync(file));
    const { steps: _, ...told } = iterations;
    const known = algorithms[algorithm].diagnostics;
    const named = nameDiagnostics(Object.keys(told), known);
    assertEquals(named.length, Object.keys(told).length);
    for (const { name, title, meaning } of named) {
      assert(title !== name && meaning.endsWith("."), name);
      found.add(name);
    }
  }
  assertEquals(found.size, 11);
});

Deno.test("a diagnostic that is named like a member of every object is unknown", () => {
  const { diagnostics } = algorithms.ppo;
  const named = nameDiagnostics(["constructor", "entropy"], diagnostics);
  assertEquals(named.map(({ title }) => title), ["Entropy", "constructor"]);
});
