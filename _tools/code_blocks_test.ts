/**
 * That every block of code in the guides is run: TypeScript by `deno test
 * --doc`, all else here.
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import configuration from "../deno.json" with { type: "json" };
import { argumentReaders } from "../bench/commands/argument_readers.ts";
import { readScoresFile } from "../bench/commands/compare/scores_file.ts";
import { readOwnMdp } from "../bench/commands/theory/own_mdp.ts";
import { loadSuite } from "../bench/suites/load_suite.ts";
import { copyFolder, runLine } from "./_run_command_line.ts";
import { type CodeBlock, codeBlocks, commandLines } from "./code_blocks.ts";
import { ownFiles, proseOf, readOwn } from "./documents.ts";

/** Where command lines write. */
const sandbox = Deno.makeTempDirSync({ prefix: "documents-" });
addEventListener("unload", () => Deno.removeSync(sandbox, { recursive: true }));

const guides = ownFiles(".md")
  .filter((path) => /^(docs\/)?\w+\.md$/.test(path));
const blocks = guides.flatMap((path) => codeBlocks(path, readOwn(path)));

/** Blocks in which only a test of their own could tell what is to be done. */
const ownTests: Readonly<Record<string, string>> = {
  "docs/extending.md": "_tools/extending_test.ts",
};

/** Who runs the blocks of each language. */
const languages = ["ts", "sh", "json", "csv", "python", "text"];

/** How each file that the documents have people write is read. */
const readers: Readonly<Record<string, (path: string) => unknown>> = {
  "my.json": loadSuite,
  "my-own.json": readOwnMdp,
  "mine.csv": readScoresFile,
};

/** Lines that are only read, with the reason. */
const onlyRead: Readonly<Record<string, string>> = {
  "deno task bench": "trains the suite classic for minutes; CI reports it",
  "deno task bench --seeds 10 --force": "trains for minutes",
  "deno task bench --suite quick --force": "trains and writes results",
  "deno task bench:fast": "trains for minutes; fast/main_test.ts tries it",
  "deno task test": "runs this test",
  "deno task ok": "takes a minute; CI runs its parts",
  "deno task speed": "measures for minutes; speed/main_test.ts tries it",
  "deno task speed:fast": "measures for minutes",
  "deno task theory": "takes half a minute; CI runs it",
  "deno task golden --write": "would pin other digests",
  "deno task crash --kills 200": "takes minutes; CI kills ten times",
  "deno task fuzz --runs 100000": "takes minutes; fuzz_test.ts tries it",
  "deno task verify": "trains everything again",
  "deno task verify --sample 10": "trains for a minute",
  "deno task verify --suite classic --algorithm ppo": "trains for minutes",
  "deno task verify:arm64 --install": "installs packages; CI runs it",
};

/** What makes a line quicker, or keeps it from writing into the repository. */
const additions: Readonly<Record<string, string>> = {
  "deno task bench --suite quick --algorithm ppo --steps 5000 --out mine":
    "--seeds 1",
  "deno task bench --suite my.json":
    "--env CartPole-v1 --steps 500 --seeds 1 --out SANDBOX",
  "deno task report --suite quick": "--out SANDBOX",
};

/** Lines of other programs, with the reason why they are not run. */
const otherPrograms: Readonly<Record<string, string>> = {
  ".ci/run": "runs this test",
  "deno install --frozen=false": "would write the lock file",
};

Deno.test("every block has a language that is run", () => {
  assert(blocks.length > 30);
  assertEquals(
    blocks.filter(({ document, language }) =>
      !Object.hasOwn(ownTests, document) && !languages.includes(language)
    ),
    [],
  );
});

Deno.test("codeBlocks() lets no block escape", () => {
  const find = (text: string) =>
    codeBlocks("a.md", text).map(({ language, code }) => [language, code]);
  assertEquals(find("- ```ts ignore\n  a\n  ```\n> ~~~\n> b\n> ~~~~\n"), [
    ["ts ignore", "  a"],
    ["", "> b"],
  ]);
  for (const text of ["```sh\na", "text\n\n    a\n"]) {
    assertThrows(
      () => find(text),
      SyntaxError,
      "Cannot read the block in a.md",
    );
  }
});

Deno.test("records and scores are read by the reader of the file that they name", () => {
  const named = blocksOf("json", "csv");
  assertEquals(
    named.map(({ file }) => file).toSorted(),
    Object.keys(readers).toSorted(),
  );
  for (const { file, code } of named) {
    const path = `${sandbox}/${file}`;
    Deno.writeTextFileSync(path, code);
    assert(readers[file!](path));
  }
});

Deno.test("every command line is read by its own reader", () => {
  const inProse = guides.flatMap((path) =>
    [...proseOf(readOwn(path)).matchAll(/`([^`]* task [^`]+)`/g)]
      .flatMap(([, span]) => commandLines(span.replaceAll("\n", " ")))
      // The fast mode's own command in DECISIONS is not for people to type.
      .filter((line) => line.startsWith("deno "))
  );
  assert(inProse.length > 5);
  for (const line of [...lines(), ...inProse]) {
    if (Object.hasOwn(otherPrograms, line)) continue;
    const [, task, rest] = line.match(/^deno task ([\w:-]+) ?(.*)$/) ?? [];
    assert(Object.hasOwn(configuration.tasks, task ?? ""), line);
    const args = inSandbox(rest).split(" ").filter((word) => word !== "");
    if (Object.hasOwn(argumentReaders, task)) argumentReaders[task](args);
    else assert(args.length === 0 || line.endsWith(":arm64 --install"), line);
  }
});

Deno.test("no line is excused that stands nowhere", () => {
  const excused = { ...onlyRead, ...additions, ...otherPrograms };
  assertEquals(
    Object.keys(excused).filter((line) => !lines().includes(line)),
    [],
  );
});

for (const line of lines()) {
  if (Object.hasOwn(onlyRead, line) || Object.hasOwn(otherPrograms, line)) {
    continue;
  }
  Deno.test(`documents: ${line}`, async () => {
    if (line.includes(" report ")) {
      copyFolder("results/quick", `${sandbox}/quick`);
    }
    const added = `${line} ${additions[line] ?? ""}`;
    const { code, output } = await runLine(inSandbox(added));
    assertEquals(code, 0, output);
  });
}

for (const { document, line, code } of blocksOf("python")) {
  const name = `${document}:${line}`;
  Deno.test(`documents: the Python in ${name}`, async () => {
    const imports = code.split("\n").filter((text) =>
      text.startsWith("import")
    );
    if ((await runPython(imports.join("\n"))).code !== 0) {
      console.log(`skipped: no Python here that can ${imports.join(", ")}`);
      return;
    }
    const { code: exit, output } = await runPython(code);
    assertEquals(exit, 0, output);
    // What a comment says of the output is what is printed.
    const said = code.match(/^print\(.*\) {2}# (\[.*?\])/m)?.[1] ?? "";
    assert(output.includes(said), output);
  });
}

function blocksOf(...languages: string[]): CodeBlock[] {
  return blocks.filter(({ language, document }) =>
    languages.includes(language) && !Object.hasOwn(ownTests, document)
  );
}

/** Every command line, once. */
function lines(): string[] {
  return [
    ...new Set(blocksOf("sh").flatMap(({ code }) => commandLines(code))),
  ];
}

/** Moves the files that a line names, and what it writes, into the sandbox. */
function inSandbox(line: string): string {
  return line.split(" ").map((word, i, words) =>
    word === "SANDBOX"
      ? sandbox
      : words[i - 1] === "--out" || Object.hasOwn(readers, word)
      ? `${sandbox}/${word}`
      : word
  ).join(" ").replace(`${sandbox}/${sandbox}`, sandbox);
}

async function runPython(code: string) {
  const path = `${sandbox}/example.py`;
  Deno.writeTextFileSync(path, code);
  return await runLine(`python3 ${path}`);
}
