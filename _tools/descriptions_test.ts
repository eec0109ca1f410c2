/**
 * That every parameter and result of the public functions is described: `deno
 * doc --lint` does not look at them.
 */
import { assertEquals, assertGreater } from "@std/assert";
import configuration from "../deno.json" with { type: "json" };
import { root } from "./own_files.ts";

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
