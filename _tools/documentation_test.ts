/**
 * What the tools don't check of the documentation: that every parameter and
 * result of the public functions is described, that links and named tasks
 * exist, and that the spelling is American.
 */
import { assert, assertEquals, assertGreater } from "@std/assert";
import configuration from "../deno.json" with { type: "json" };

interface JsDoc {
  readonly doc?: string;
  readonly tags?: readonly { kind: string; name?: string; doc?: string }[];
}

interface Declaration {
  readonly kind: string;
  readonly jsDoc?: JsDoc;
  readonly def?: {
    readonly params?: readonly Parameter[];
    readonly returnType?: { repr: string; value?: unknown };
  };
}

interface Parameter {
  readonly kind: string;
  readonly name?: string;
  readonly left?: Parameter;
  readonly arg?: Parameter;
}

interface DocumentedSymbol {
  readonly name: string;
  readonly declarations: readonly Declaration[];
}

const root = new URL("../", import.meta.url);

Deno.test("every public function describes each parameter and its result", () => {
  const functions = publicSymbols().flatMap(({ name, declarations }) =>
    declarations
      .filter(({ kind }) => kind === "function")
      .map((declaration) => ({ name, declaration }))
  );
  assertGreater(functions.length, 10);
  assertEquals(
    functions.flatMap(({ name, declaration }) =>
      undescribed(name, declaration)
    ),
    [],
  );
});

Deno.test("undescribed() names a parameter and a result without words", () => {
  const declaration = {
    kind: "function",
    jsDoc: { tags: [{ kind: "param", name: "theta", doc: "Parameters." }] },
    def: {
      params: [
        { kind: "identifier", name: "theta" },
        { kind: "assign", left: { kind: "identifier", name: "out" } },
        { kind: "object" },
      ],
      returnType: { repr: "number" },
    },
  };
  assertEquals(undescribed("f", declaration), [
    "f(): @param out",
    "f(): @param of a pattern",
    "f(): @returns",
  ]);
});

Deno.test("links between the documents lead somewhere", () => {
  const broken: string[] = [];
  for (const file of files(".md")) {
    const prose = read(file).replaceAll(/^```.*?^```/gms, "");
    for (const [, target] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const url = new URL(target, file);
      const heading = url.hash.slice(1);
      url.hash = "";
      if (!exists(url) || heading !== "" && !headings(url).includes(heading)) {
        broken.push(`${relative(file)}: ${target}`);
      }
    }
  }
  assertEquals(broken, []);
});

Deno.test("the tables of the README are those of the results", () => {
  // Formatting pads cells and writes other marks of emphasis.
  const lines = (text: string) =>
    text.split("\n").filter((line) => line.startsWith("|"))
      .map((line) => line.replaceAll(/[\s_*:-]/g, ""));
  const readme = read(new URL("README.md", root));
  const published = {
    classic: "classic",
    aggregates: "classic",
    quick: "quick",
  };
  for (const [name, suite] of Object.entries(published)) {
    const [, table] = readme.match(
      RegExp(`<!-- table:${name} -->(.*?)<!-- /table -->`, "s"),
    )!;
    const shown = lines(table);
    const whole = lines(read(new URL(`results/${suite}/tables.md`, root)));
    const start = whole.findIndex((_, i) =>
      shown.every((line, j) => whole[i + j] === line)
    );
    assert(shown.length > 3 && start >= 0, `${name}: ${shown.join("\n")}`);
  }
});

Deno.test("the documents name only tasks that exist", () => {
  const named = files(".md").flatMap((file) =>
    [...read(file).matchAll(/deno(?:@[\d.]+)? task ([a-z-]+(?::[a-z\d]+)?)/g)]
      .map(([, task]) => ({ document: relative(file), task }))
  );
  assert(named.some(({ task }) => task === "bench"));
  assertEquals(
    named.filter(({ task }) => !Object.hasOwn(configuration.tasks, task)),
    [],
  );
});

Deno.test("every task stands in the README", () => {
  const readme = read(new URL("README.md", root));
  assertEquals(
    Object.keys(configuration.tasks).filter((task) =>
      !readme.includes(`\`${task}`) && !readme.includes(`deno task ${task}`)
    ),
    [],
  );
});

Deno.test("the spelling is American", () => {
  const british = britishForms();
  assert(british.test("behavi" + "our") && british.test("normali" + "sed"));
  assert(!british.test("behavior, optimistic, generalist, four, rise"));
  const found = [...files(".ts"), ...files(".md")].flatMap((file) =>
    read(file).split("\n").flatMap((line, i) => {
      // A name of the accessibility standard.
      const own = line.replaceAll("aria-labelledby", "");
      const word = british.exec(own)?.[0];
      return word === undefined ? [] : [`${relative(file)}:${i + 1}: ${word}`];
    })
  );
  assertEquals(found, []);
});

/** British forms, made of American ones so that none stands here. */
function britishForms(): RegExp {
  const stems = "normal optim initial regular general standard vector " +
    "discret linear parametr serial penal minim maxim summar random " +
    "synchron util recogn organ final equal real local visual special " +
    "factor quant character emphas material categor";
  const verbs = `(?:${stems.replaceAll(" ", "|")})i` +
    "s(?:e|es|ed|er|ers|ing|able|ation|ations)";
  const nouns = "behavior color neighbor favor honor labor".split(" ")
    .map((word) => word.replace(/or$/, "o" + "ur"));
  const others = [
    ["center", "ter", "tre"],
    ["license", "se", "ce"],
    ["gray", "a", "e"],
    ["artifact", "i", "e"],
    ["labeled", "l(?=ed)", "ll"],
    ["modeled", "l(?=ed)", "ll"],
    ["canceled", "l(?=ed)", "ll"],
    ["analyzed", "z", "s"],
  ].map(([word, from, to]) => word.replace(new RegExp(from), to));
  return new RegExp(`(?:${[verbs, ...nouns, ...others].join("|")})`, "i");
}

/** What a function's JSDoc leaves out. */
function undescribed(name: string, { jsDoc, def }: Declaration): string[] {
  const tags = (jsDoc?.tags ?? []).filter(({ doc }) => doc?.trim());
  const described = new Set(
    tags.filter(({ kind }) => kind === "param").map((tag) => tag.name),
  );
  const missing = (def?.params ?? [])
    .map((parameter) => parameterName(parameter))
    .filter((parameter) => !described.has(parameter))
    .map((parameter) => `${name}(): @param ${parameter ?? "of a pattern"}`);
  const returns = !["void", "never"].includes(resultType(def?.returnType));
  if (returns && !tags.some(({ kind }) => kind === "return")) {
    missing.push(`${name}(): @returns`);
  }
  return missing;
}

function parameterName(parameter: Parameter): string | undefined {
  return parameter.name ??
    (parameter.left && parameterName(parameter.left)) ??
    (parameter.arg && parameterName(parameter.arg));
}

/** Name of the type, of what it resolves to where it is a promise. */
function resultType(type?: { repr: string; value?: unknown }): string {
  if (type?.repr !== "Promise") return type?.repr || "value";
  const { typeParams } = type.value as { typeParams?: { repr: string }[] };
  return typeParams?.[0].repr || "value";
}

/** All symbols of the entry points in deno.json, as `deno doc` sees them. */
function publicSymbols(): DocumentedSymbol[] {
  const { code, stdout, stderr } = new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", ...Object.values(configuration.exports)],
    cwd: root,
  }).outputSync();
  const text = new TextDecoder();
  assertEquals(code, 0, text.decode(stderr));
  const { nodes } = JSON.parse(text.decode(stdout)) as {
    nodes: Record<string, { symbols: DocumentedSymbol[] }>;
  };
  return Object.values(nodes).flatMap(({ symbols }) => symbols);
}

/** The project's own files: no results, no copies, nothing generated. */
function files(extension: string, folder = root): URL[] {
  const foreign = /^(\..*|node_modules|coverage|results|testdata)$/;
  return [...Deno.readDirSync(folder)]
    .filter(({ name }) => !foreign.test(name))
    .sort((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(({ name, isDirectory }) => {
      if (isDirectory) return files(extension, new URL(`${name}/`, folder));
      const own = name.endsWith(extension) && !name.endsWith("_pb.ts");
      return own ? [new URL(name, folder)] : [];
    });
}

function read(file: URL): string {
  return Deno.readTextFileSync(file);
}

function relative(file: URL): string {
  return file.href.slice(root.href.length);
}

function exists(file: URL): boolean {
  try {
    Deno.statSync(file);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Anchors that a Markdown file's headings make. */
function headings(file: URL): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-")
  );
}
