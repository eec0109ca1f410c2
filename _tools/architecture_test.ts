import { assert, assertEquals } from "@std/assert";

// Which room may import which; from a room marked "types", types alone.
const rooms: Record<string, Record<string, "values" | "types">> = {
  numerics: {},
  envs: { numerics: "values" },
  networks: { numerics: "values" },
  algorithms: { envs: "types", networks: "values", numerics: "values" },
  theory: {
    algorithms: "values",
    envs: "values",
    networks: "values",
    numerics: "values",
  },
  bench: {
    algorithms: "values",
    envs: "values",
    networks: "values",
    numerics: "values",
    theory: "values",
  },
};

/** The rooms whose numbers are the same on every machine. */
const exactRooms = [
  "numerics",
  "envs",
  "networks",
  "algorithms",
  "theory",
];

/** Where the outside may be reached: loading, and building, WebAssembly. */
const reachesOutside = /^networks\/(engines\/(wasm|tfjs)\w*\.ts$|kernels\/)/;

const root = new URL("../", import.meta.url);

interface Edge {
  from: string;
  to: string;
  kind: "values" | "types";
}

/** What is wrong with an import, or null. Paths are relative to the root. */
function layeringViolation({ from, to, kind }: Edge): string | null {
  const [importer, imported] = [from, to].map((path) => path.split("/")[0]);
  if (!(importer in rooms) || importer === imported) return null;
  // Linked packages stand for published ones.
  if (imported === "packages") return null;
  const allowed = rooms[importer][imported];
  if (allowed === "values" || allowed === kind) return null;
  const hint = allowed === "types" ? " other than by `import type`" : "";
  return `${from} imports ${to}${hint}`;
}

Deno.test("rooms import only the rooms below them", async () => {
  const files = Object.keys(rooms).flatMap(sourceFiles);
  const edges = await importGraph(files);
  const importers = new Set(edges.map((edge) => edge.from));
  assert(importers.has("envs/make_environment.ts"), "the graph was read");
  const violations = edges.map(layeringViolation)
    .filter((violation) => violation !== null);
  assertEquals(violations, []);
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
  ];
  for (const edge of refused) {
    assert(layeringViolation(edge) !== null, JSON.stringify(edge));
  }
  const typesOnly: Edge = {
    from: "algorithms/ppo.ts",
    to: "envs/mod.ts",
    kind: "types",
  };
  assertEquals(layeringViolation(typesOnly), null);
});

/** Every import among the project's files, types included, of these and all that they reach. */
async function importGraph(files: string[]): Promise<Edge[]> {
  const entry = files.map((file) => `import "${new URL(file, root)}";`).join(
    "",
  );
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "info",
      "--json",
      `--config=${new URL("deno.json", root).pathname}`,
      `data:application/typescript,${encodeURIComponent(entry)}`,
    ],
    stderr: "inherit",
  }).output();
  const graph: {
    modules: {
      specifier: string;
      error?: string;
      dependencies?: {
        code?: { specifier?: string };
        type?: { specifier?: string };
      }[];
    }[];
  } = JSON.parse(new TextDecoder().decode(stdout));
  return graph.modules.flatMap((module) => {
    assert(module.error === undefined, module.error);
    const from = relative(module.specifier);
    return (module.dependencies ?? []).flatMap(({ code, type }): Edge[] => {
      const to = relative(code?.specifier ?? type?.specifier);
      if (from === null || to === null) return [];
      return [{ from, to, kind: code === undefined ? "types" : "values" }];
    });
  });
}

/** The path below the root, or null for what is not the project's. */
function relative(specifier: string | undefined): string | null {
  return specifier?.startsWith(root.href)
    ? specifier.slice(root.href.length)
    : null;
}

/** Names that bring in a clock, a locale, chance, or the machine. */
const forbiddenNames = new Set([
  "Date",
  "Intl",
  "Temporal",
  "crypto",
  "globalThis",
  "navigator",
  "performance",
  "process",
  "self",
]);
const outsideNames = new Set(["Deno", "fetch"]);
const allowedMath = new Set([
  ..."abs min max floor ceil trunc sign sqrt fround imul clz32".split(" "),
  ..."E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2".split(" "),
]);

/**
 * A lint rule that refuses what ECMAScript does not promise to be the same
 * everywhere. It reads the syntax tree, so strings and comments do not count.
 */
const exactness: Deno.lint.Plugin = {
  name: "exactness",
  rules: {
    exact: {
      create(context) {
        const reaches = reachesOutside.test(
          relative(
            `file://${context.filename}`,
          ) ?? context.filename,
        );
        function refuse(node: Deno.lint.Node): void {
          context.report({ node, message: context.sourceCode.getText(node) });
        }
        function checkPower(node: Deno.lint.Node, exponent: Deno.lint.Node) {
          const small = exponent.type === "Literal" &&
            Number.isInteger(exponent.value) && Number(exponent.value) <= 64;
          if (!small) refuse(node);
        }
        return {
          Identifier(node) {
            const parent = node.parent;
            const isProperty = parent.type === "MemberExpression" &&
              parent.property === node && !parent.computed;
            if (isProperty) {
              if (/^toLocale|^localeCompare$/.test(node.name)) refuse(parent);
              return;
            }
            const isKey = "key" in parent && parent.key === node &&
              !("shorthand" in parent && parent.shorthand);
            if (isKey) return;
            if (forbiddenNames.has(node.name)) refuse(node);
            if (outsideNames.has(node.name) && !reaches) refuse(node);
            if (node.name !== "Math") return;
            const isAllowed = parent.type === "MemberExpression" &&
              !parent.computed && parent.property.type === "Identifier" &&
              allowedMath.has(parent.property.name);
            if (!isAllowed) refuse(parent);
          },
          BinaryExpression(node) {
            if (node.operator === "**") checkPower(node, node.right);
          },
          AssignmentExpression(node) {
            if (node.operator === "**=") checkPower(node, node.right);
          },
        };
      },
    },
  },
};

for (const room of exactRooms) {
  Deno.test(`${room} uses nothing that differs from machine to machine`, () => {
    const files = sourceFiles(room);
    assert(files.length > 2);
    const violations = files.flatMap((file) =>
      inexactParts(file, Deno.readTextFileSync(new URL(file, root)))
        .map((part) => `${file}: ${part}`)
    );
    assertEquals(violations, []);
  });
}

Deno.test("the exactness rule refuses what it should, and no more", () => {
  const source = `
    const a = [Math.sin(x), Math["exp"](1), Math.PI, Math.sqrt(2), Math.pow(x, 2)];
    const { log } = Math;
    const b = \`\${Math.random()} Math.cos(1) \${x ** 2} \${x ** 0.5} \${x ** y}\`;
    // Math.tan(1), new Date(), performance.now()
    const c = "Math.tan(1)" + new Date() + performance.now() + o.performance;
    const d = { Date: 1, now: x.toLocaleString() + Deno.args + globalThis.Math };
    let e: Intl.NumberFormat; x **= 3; x **= y;
  `;
  assertEquals(inexactParts("envs/planted.ts", source), [
    "Math.sin",
    'Math["exp"]',
    "Math.pow",
    "{ log } = Math",
    "Math.random",
    "x ** 0.5",
    "x ** y",
    "Date",
    "performance",
    "x.toLocaleString",
    "Deno",
    "globalThis",
    "Intl",
    "x **= y",
  ]);
  const loading = "fetch(Deno.args[0])";
  assertEquals(inexactParts("networks/engines/wasm.ts", loading), []);
  assertEquals(inexactParts("networks/engines/reference.ts", loading), [
    "fetch",
    "Deno",
  ]);
});

function inexactParts(file: string, source: string): string[] {
  return Deno.lint.runPlugin(exactness, file, source)
    .toSorted((a, b) => a.range[0] - b.range[0])
    .map((diagnostic) => diagnostic.message);
}

/** The room's TypeScript but for tests and AssemblyScript, as paths below the root. */
function sourceFiles(folder: string): string[] {
  return [...Deno.readDirSync(new URL(`${folder}/`, root))]
    .flatMap(({ name, isDirectory }) => {
      const path = `${folder}/${name}`;
      if (isDirectory) return sourceFiles(path);
      const isSource = name.endsWith(".ts") &&
        !/_test\.ts$|\.as\.ts$/.test(name);
      return isSource ? [path] : [];
    })
    .sort();
}
