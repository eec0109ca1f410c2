/**
 * What the project's files import, what their strings name, and the circles in it.
 *
 * @module
 */
import { root } from "./own_files.ts";
import type { Edge } from "./rooms.ts";

/** A module as `deno info --json` tells of it. */
interface ModuleInfo {
  readonly specifier: string;
  readonly error?: string;
  readonly dependencies?: readonly {
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }[];
}

/**
 * Reads every import among the project's files, types included.
 *
 * @param files Where to begin; what they reach is read, too.
 * @returns The imports.
 * @throws {Error} If a file can't be read.
 */
export async function importGraph(files: readonly string[]): Promise<Edge[]> {
  const entry = files.map((file) => `import "${new URL(file, root)}";`);
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "info",
      "--json",
      `--config=${new URL("deno.json", root).pathname}`,
      `data:application/typescript,${encodeURIComponent(entry.join(""))}`,
    ],
    stderr: "inherit",
  }).output();
  const graph: { modules: ModuleInfo[] } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  return graph.modules.flatMap(({ specifier, error, dependencies = [] }) => {
    if (error !== undefined) throw new Error(error);
    const from = belowRoot(specifier);
    return dependencies.flatMap(({ code, type }): Edge[] => {
      const to = belowRoot(code?.specifier ?? type?.specifier);
      if (from === null || to === null) return [];
      return [{ from, to, kind: code === undefined ? "types" : "values" }];
    });
  });
}

function belowRoot(specifier: string | undefined): string | null {
  return specifier?.startsWith(root.href)
    ? specifier.slice(root.href.length)
    : null;
}

/**
 * Finds the paths that a source names in its strings: workers, programs, data.
 * A string counts where a file or folder of the project lies there, beside the
 * source or below the root.
 *
 * @param file The source's path below the root.
 * @param source What stands in it.
 * @returns What it names, tests and comments left out.
 */
export function namedPaths(file: string, source: string): Edge[] {
  return Deno.lint.runPlugin(strings, file, source).flatMap(({ message }) => {
    const base = /^\.{1,2}\//.test(message) ? new URL(file, root) : root;
    const to = belowRoot(new URL(message, base).href);
    const isOwn = to !== null && /.\/./.test(to) && isThere(to);
    return isOwn ? [{ from: file, to, kind: "values" as const }] : [];
  });
}

/** Reports every string that may be a path. */
const strings: Deno.lint.Plugin = {
  name: "strings",
  rules: {
    paths: {
      create: (context) => ({
        Literal(node) {
          if (node.parent.type === "ImportDeclaration") return;
          const isPath = typeof node.value === "string" &&
            /^[\w.-]+(\/[\w.-]+)+\/?$/.test(node.value);
          if (isPath) context.report({ node, message: String(node.value) });
        },
        TemplateElement(node) {
          const [path] = node.cooked.match(/^[\w.-]+(\/[\w.-]+)*\//) ?? [];
          if (path) context.report({ node, message: path });
        },
      }),
    },
  },
};

function isThere(path: string): boolean {
  try {
    Deno.statSync(new URL(path, root));
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds what can be left and come back to: the strongly connected components of
 * more than one node. Tarjan 1972, Depth-first search and linear graph
 * algorithms.
 *
 * @param edges From one name to another.
 * @returns Each circle's names in order.
 */
export function findCircles(
  edges: Iterable<{ readonly from: string; readonly to: string }>,
): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    lowest.set(node, index.get(node)!);
    stack.push(node);
    for (const other of next.get(node) ?? []) {
      if (!index.has(other)) visit(other);
      if (stack.includes(other)) {
        lowest.set(node, Math.min(lowest.get(node)!, lowest.get(other)!));
      }
    }
    if (lowest.get(node) !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return circles.sort();
}
