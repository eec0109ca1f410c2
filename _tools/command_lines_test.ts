/**
 * That every command line in the guides is read by its own reader, and run
 * where it takes seconds.
 */
import { assert, assertEquals } from "@std/assert";
import { argumentReaders } from "../bench/commands/argument_readers.ts";
import configuration from "../deno.json" with { type: "json" };
import {
  blocks,
  copyFolder,
  createSandbox,
  guides,
  runLine,
} from "./_guides.ts";
import {
  commandLines,
  holdsTable,
  markedTables,
  proseOf,
  tableLines,
} from "./markdown.ts";
import { readOwn } from "./own_files.ts";

const sandbox = createSandbox();
const lines = new Set(
  blocks.filter(({ language }) => language === "sh")
    .flatMap(({ code }) => commandLines(code)),
);

/** Tables that the guides show of what is printed, by the task's name. */
const printed = guides.flatMap((path) =>
  markedTables(readOwn(path), "printed")
);

/** Lines that are only read, with the reason. */
const onlyRead: Readonly<Record<string, string>> = {
  "deno task bench": "trains the suite classic for minutes",
  "deno task bench --seeds 10 --force": "trains for minutes",
  "deno task bench --suite quick --force": "writes results",
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

Deno.test("every command line is read by its own reader", () => {
  const inProse = guides.flatMap((path) =>
    [...proseOf(readOwn(path)).matchAll(/`([^`]* task [^`]+)`/g)]
      .flatMap(([, span]) => commandLines(span.replaceAll("\n", " ")))
      // DECISIONS quotes the command of the fast mode, which nobody types.
      .filter((line) => line.startsWith("deno "))
  );
  assert(lines.size > 20 && inProse.length > 5);
  for (const line of [...lines, ...inProse]) {
    if (Object.hasOwn(otherPrograms, line)) continue;
    const [, task, rest] = line.match(/^deno task ([\w:-]+) ?(.*)$/) ?? [];
    assert(Object.hasOwn(configuration.tasks, task ?? ""), line);
    const args = inSandbox(rest).split(" ").filter((word) => word !== "");
    if (Object.hasOwn(argumentReaders, task)) argumentReaders[task](args);
    else args.forEach((arg) => assert(isOfOther(task, arg), line));
  }
});

Deno.test("what the guides show as printed is printed by a line that is run", () => {
  const run = [...lines].filter((line) => !Object.hasOwn(onlyRead, line));
  assertEquals(
    printed.map(({ name }) =>
      run.filter((line) => line.startsWith(`deno task ${name} `)).length
    ),
    [1],
  );
});

Deno.test("no line is excused that stands nowhere", () => {
  const excused = { ...onlyRead, ...additions, ...otherPrograms };
  assertEquals(Object.keys(excused).filter((line) => !lines.has(line)), []);
});

for (const line of lines) {
  if (Object.hasOwn(onlyRead, line) || Object.hasOwn(otherPrograms, line)) {
    continue;
  }
  Deno.test(`guides: ${line}`, async () => {
    if (line.includes(" report ")) {
      copyFolder("results/quick", `${sandbox}/quick`);
    }
    const added = inSandbox(`${line} ${additions[line] ?? ""}`);
    const { code, output } = await runLine(added);
    assertEquals(code, 0, output);
    const [, , task] = line.split(" ");
    for (const { name, lines } of printed) {
      if (name !== task) continue;
      assert(holdsTable(tableLines(output), lines), output);
    }
  });
}

/** Whether a task without a reader of its own takes the argument. */
function isOfOther(task: string, argument: string): boolean {
  if (task === "verify:arm64") return argument === "--install";
  const { isFile, isDirectory } = Deno.statSync(argument);
  return task === "test" && (isFile || isDirectory);
}

/** Moves the files that a line names, and what it writes, into the sandbox. */
function inSandbox(line: string): string {
  const files = blocks.map(({ file }) => file);
  return line.split(" ").map((word, i, words) => {
    if (word === "SANDBOX") return sandbox;
    const isMoved = words[i - 1] === "--out" || files.includes(word);
    return isMoved ? `${sandbox}/${word}` : word;
  }).join(" ");
}
