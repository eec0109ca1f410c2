import { assert, assertEquals } from "@std/assert";
import { findCircles, importGraph, namedPaths } from "./import_graph.ts";
import { isTest, root, sourceFiles } from "./own_files.ts";
import { type Edge, floors, layeringViolation, rooms } from "./rooms.ts";

const files = Object.keys(rooms).flatMap(sourceFiles)
  .filter((file) => !isTest(file));
const imports = await importGraph(files);

/** A folder's face shows what lies below it, and what only tests use may, too. */
const standsAbove = (path: string) => /(^|\/)(mod|main|_\w+)\.ts$/.test(path);

Deno.test("rooms and floors import only those below them", () => {
  const importers = new Set(imports.map(({ from }) => from));
  assert(importers.has("envs/make_environment.ts"), "the graph was read");
  assert(importers.has("bench/commands/bench/main.ts"));
  assertEquals(violations(imports), []);
});

Deno.test("no path in a string leads into a room or onto a floor that may not be imported", () => {
  const named = files.flatMap((file) =>
    namedPaths(file, Deno.readTextFileSync(new URL(file, root)))
  );
  const worker = {
    from: "bench/commands/bench/main.ts",
    to: "bench/pool/run_worker.ts",
    kind: "values",
  };
  assert(named.some((edge) => JSON.stringify(edge) === JSON.stringify(worker)));
  assertEquals(violations(named), []);
});

Deno.test("no file imports itself by way of others", () => {
  assertEquals(findCircles(imports), []);
});

Deno.test("no folder imports itself by way of others", () => {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));
  const folders = imports.filter(({ from }) => !standsAbove(from))
    .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }));
  assertEquals(findCircles(folders), []);
});

Deno.test("every folder of a room with floors stands on one, and no file beside its face", () => {
  for (const [room, its] of Object.entries(floors)) {
    const below = [...Deno.readDirSync(new URL(`${room}/`, root))];
    const folders = below.filter(({ isDirectory }) => isDirectory);
    assertEquals(
      folders.map(({ name }) => name).sort(),
      its.flat().toSorted(),
    );
    const loose = below.filter(({ isFile, name }) =>
      isFile && name !== "mod.ts"
    );
    assertEquals(loose, []);
  }
});

Deno.test("the layering refuses what it should", () => {
  const refused: Edge[] = [
    { from: "numerics/random.ts", to: "envs/mod.ts", kind: "types" },
    { from: "envs/pendulum.ts", to: "networks/mod.ts", kind: "values" },
    { from: "networks/policy.ts", to: "envs/mod.ts", kind: "types" },
    { from: "algorithms/ppo.ts", to: "envs/mod.ts", kind: "values" },
    {
      from: "algorithms/ppo.ts",
      to: "bench/results/run_result.ts",
      kind: "types",
    },
    { from: "bench/runs/run.ts", to: "mod.ts", kind: "values" },
    { from: "bench/runs/run.ts", to: "bench/pool/run_pool.ts", kind: "types" },
    { from: "bench/runs/run.ts", to: "bench/tables/notes.ts", kind: "values" },
    { from: "bench/new/a.ts", to: "bench/text/csv.ts", kind: "values" },
    { from: "bench/text/csv.ts", to: "bench/loose.ts", kind: "values" },
    {
      from: "theory/mdp/mdp.ts",
      to: "theory/checking/statement.ts",
      kind: "types",
    },
  ];
  for (const edge of refused) {
    assert(layeringViolation(edge) !== null, JSON.stringify(edge));
  }
  const allowed: Edge[] = [
    { from: "algorithms/ppo.ts", to: "envs/mod.ts", kind: "types" },
    { from: "bench/pool/run_pool.ts", to: "bench/runs/run.ts", kind: "values" },
    { from: "bench/mod.ts", to: "bench/runs/train.ts", kind: "values" },
  ];
  assertEquals(violations(allowed), []);
});

Deno.test("findCircles() names those that come back, and no others", () => {
  const arrows = ["ab", "bc", "ca", "cd", "de", "ed", "ef", "gg"];
  assertEquals(
    findCircles(arrows.map(([from, to]) => ({ from, to }))),
    [["a", "b", "c"], ["d", "e"]],
  );
});

Deno.test("namedPaths() sees paths beside the file and below the root, and no others", () => {
  const source = `
    // "networks/kernels/kernels.wasm"
    import { x } from "../networks/mod.ts";
    const a = new URL("../bench/pool/run_worker.ts", import.meta.url);
    const b = ["bench/suites", "none/such.ts", "deno.json", "a / b"];
    const c = \`../networks/kernels/\${name}.wasm\`;
  `;
  assertEquals(namedPaths("envs/planted.ts", source).map(({ to }) => to), [
    "bench/pool/run_worker.ts",
    "bench/suites",
    "networks/kernels/",
  ]);
});

function violations(edges: readonly Edge[]): string[] {
  return edges.map(layeringViolation).filter((reason) => reason !== null);
}
