import { assert, assertEquals } from "@std/assert";
import { environments, makeEnvironment, vectorize } from "../envs/mod.ts";
import { makeEngine } from "../networks/mod.ts";
import { makeParts } from "./_make_parts.ts";
import { algorithms } from "./algorithms.ts";
import { diagnostics } from "./diagnostics.ts";

for (const [name, algorithm] of Object.entries(algorithms)) {
  const { golden, stepCost } = algorithm;

  Deno.test(`the record of ${name} can be used`, () => {
    assert(stepCost > 0 && Number.isFinite(stepCost));
    const names = algorithm.diagnostics.map((diagnostic) => diagnostic.name);
    assertEquals(new Set(names).size, names.length, "each diagnostic once");
    for (const { title, meaning } of algorithm.diagnostics) {
      assert(/^[A-Z]/.test(title) && /^[A-Z].*\.$/s.test(meaning), title);
    }
  });

  for (const [kind, options] of Object.entries(golden)) {
    Deno.test(`${name} tells what its record lists, with ${kind} actions`, async () => {
      const [id] = [...environments.values()]
        .filter(({ actionSpace }) => actionSpace.kind === kind)
        .map((record) => record.id);
      const resolved = algorithm.resolve(options);
      const copies = await Promise.all(
        Array.from(
          { length: algorithm.environmentCount(resolved) },
          () => makeEnvironment(id),
        ),
      );
      const engine = await makeEngine("wasm");
      const parts = makeParts(engine, copies, vectorize);
      const state = algorithm.create(resolved, parts);
      const { metrics } = algorithm.iterate(state);
      const listed = algorithm.diagnostics.map((diagnostic) => diagnostic.name);
      const unlisted = Object.keys(metrics)
        .filter((metric) => !listed.includes(metric));
      assertEquals(unlisted, []);
    });
  }
}

Deno.test("no two rows of the algorithms look the same", () => {
  const styles = Object.values(algorithms).flatMap((algorithm) =>
    Object.values(algorithm.styles)
  );
  assertEquals(new Set(styles).size, styles.length);
});

Deno.test("a diagnostic that several algorithms tell is declared once", () => {
  const own = Object.values(algorithms).flatMap((algorithm) =>
    algorithm.diagnostics.filter((diagnostic) =>
      !(Object.values(diagnostics) as unknown[]).includes(diagnostic)
    )
  );
  const names = own.map(({ name }) => name);
  assertEquals(new Set(names).size, names.length);
  assertEquals(names.filter((name) => name in diagnostics), []);
  for (const [name, diagnostic] of Object.entries(diagnostics)) {
    assertEquals(diagnostic.name, name);
  }
});
