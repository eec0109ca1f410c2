/**
 * That documents name what there is: files, headings, tasks, options, and the
 * tables of the results.
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { argumentReaders } from "../bench/commands/argument_readers.ts";
import { HelpRequest } from "../bench/terminal/command_line.ts";
import configuration from "../deno.json" with { type: "json" };
import {
  anchorsOf,
  holdsTable,
  markedTables,
  proseOf,
  tableLines,
} from "./markdown.ts";
import { ownFiles, readOwn, root } from "./own_files.ts";

const documents = ownFiles(".md");

Deno.test("links between the documents lead somewhere", () => {
  const links = documents.flatMap((document) => linksOf(document));
  assert(links.length > 30);
  assert(links.some(({ target }) => target.includes("#")));
  assertEquals(links.filter((link) => !leadsSomewhere(link)), []);
  for (const target of ["none.md", "README.md#none", "#none", "docs/none#a"]) {
    assert(!leadsSomewhere({ document: "README.md", target }), target);
  }
});

Deno.test("every guide is reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const document of reached) {
    for (const { target } of linksOf(document)) {
      const path = pathOf({ document, target });
      if (documents.includes(path)) reached.add(path);
    }
  }
  const guides = documents.filter((path) => /^(docs\/)?\w+\.md$/.test(path));
  assertEquals(guides.filter((path) => !reached.has(path)), []);
});

Deno.test("marked tables are those of the results", () => {
  const published: Readonly<Record<string, string>> = {
    classic: "classic",
    aggregates: "classic",
    quick: "quick",
  };
  const marked = documents.flatMap((document) =>
    markedTables(readOwn(document), "table")
  );
  assertEquals(
    marked.map(({ name }) => name).toSorted(),
    Object.keys(published).toSorted(),
  );
  const [{ name }] = markedTables(readOwn("README.md"), "table");
  assertEquals(name, "classic");
  for (const { name, lines } of marked) {
    const whole = tableLines(readOwn(`results/${published[name]}/tables.md`));
    assert(holdsTable(whole, lines), `${name}: ${lines.join("\n")}`);
    assert(!holdsTable(whole, [...lines.slice(0, -1), "|other|"]), name);
  }
});

Deno.test("the documents name only tasks that exist", () => {
  const named = documents.flatMap((document) =>
    [
      ...readOwn(document).matchAll(
        /deno(?:@[\d.]+)? task ([a-z-]+(?::[a-z\d]+)?)/g,
      ),
    ].map(([, task]) => ({ document, task }))
  );
  assert(named.some(({ task }) => task === "bench"));
  assertEquals(
    named.filter(({ task }) => !Object.hasOwn(configuration.tasks, task)),
    [],
  );
});

Deno.test("the list of tasks is that of deno.json, word by word", () => {
  assertEquals(
    tableAfter("# Tasks"),
    Object.entries(configuration.tasks).map(([name, { description }]) => [
      `\`${name}\``,
      description,
    ]),
  );
});

Deno.test("the options of bench are those that its reader takes", () => {
  const { message } = assertThrows(
    () => argumentReaders.bench(["--help"]),
    HelpRequest,
  );
  const taken = [...message.matchAll(/^ {2}--([a-z-]+)/gm)];
  assert(taken.length > 9);
  assertEquals(
    tableAfter("## The options of `bench`")
      .map(([option]) => option.match(/--([a-z-]+)/)?.[1]),
    taken.map(([, name]) => name),
  );
});

Deno.test("every task but those without permissions of their own has its line among them", () => {
  assertEquals(
    tableAfter("## Permissions").map(([task]) => task.replaceAll("`", ""))
      .toSorted(),
    Object.keys(configuration.tasks)
      // The first two are lists of tasks, the third has the flags of `speed`.
      .filter((task) => !["ok", "test:long", "speed:fast"].includes(task))
      .toSorted(),
  );
});

Deno.test("every decision has a date and a topic, and says context, choice and consequence", () => {
  const [, ...topics] = proseOf(readOwn("DECISIONS.md")).split(/^## /m);
  const entries = topics.flatMap((topic) => topic.split(/^### /m).slice(1));
  assert(topics.length > 5 && entries.length > 40);
  assertEquals(topics.filter((topic) => /^\d{4}-/.test(topic)), []);
  const whole =
    /^\d{4}-\d\d-\d\d: \S.*\n\n\*\*Context\.\*\* .*\*\*Choice\.\*\* .*\*\*Consequence\.\*\* /s;
  assertEquals(entries.filter((entry) => !whole.test(entry)), []);
});

interface Link {
  readonly document: string;
  readonly target: string;
}

/** The links of a document that stay in the repository. */
function linksOf(document: string): Link[] {
  return [...proseOf(readOwn(document)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => ({ document, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

function pathOf({ document, target }: Link): string {
  const url = new URL(target, new URL(document, root));
  return url.pathname.slice(root.pathname.length);
}

function leadsSomewhere(link: Link): boolean {
  const path = pathOf(link);
  const [, anchor] = link.target.split("#");
  try {
    Deno.statSync(new URL(path, root));
    return anchor === undefined || anchorsOf(readOwn(path)).includes(anchor);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** The rows of the first table after a heading of docs/tasks.md. */
function tableAfter(heading: string): string[][] {
  const [, after] = readOwn("docs/tasks.md").split(`${heading}\n`);
  const [table] = after.match(/^\|.*\n(\|.*\n)+/m)!;
  return table.trim().split("\n").slice(2).map((line) =>
    line.slice(1, -1).split("|").map((cell) => cell.trim())
  );
}
