import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { findPublishedRuns } from "../../results/published_runs.ts";
import { HelpRequest } from "../../terminal/command_line.ts";
import { sampleStatements } from "./_sample_statements.ts";
import { boundFigure } from "./bound_figure.ts";
import { theory } from "./theory.ts";
import { readTheoryArguments } from "./theory_arguments.ts";

async function run(args: readonly string[]) {
  let out = "";
  let errors = "";
  const code = await theory(readTheoryArguments(args), {
    statements: sampleStatements(),
    workerUrl: new URL("./_sample_worker.ts", import.meta.url),
    figures: () => [boundFigure()],
    terminal: {
      writeOut: (text) => out += text,
      writeError: (text) => errors += text,
      size: null,
    },
  });
  return { code, out, errors };
}

/** All files below a folder, by path. */
function filesIn(folder: string, below = ""): [string, string][] {
  return [...Deno.readDirSync(`${folder}/${below}`)]
    .flatMap(({ name, isDirectory }): [string, string][] =>
      isDirectory
        ? filesIn(folder, `${below}${name}/`)
        : [[below + name, Deno.readTextFileSync(`${folder}/${below}${name}`)]]
    )
    .sort(([a], [b]) => a < b ? -1 : 1);
}

Deno.test("theory() writes the same bytes with 1, 2 and 5 workers", async () => {
  const folder = Deno.makeTempDirSync();
  const written = [];
  for (const workers of ["1", "2", "5"]) {
    const out = `${folder}/${workers}`;
    const args = ["--statement", "holds,measured", "--workers", workers];
    const { code } = await run([...args, "--out", `${out}/`]);
    assertEquals(code, 0);
    written.push(filesIn(out));
  }
  assertEquals(written[0].map(([path]) => path), [
    "theory/figures/bound-along-line-dark.svg",
    "theory/figures/bound-along-line.csv",
    "theory/figures/bound-along-line.svg",
    "theory/figures/bound-along-line.vl.json",
    "theory/theory.json",
    "theory/theory.md",
  ]);
  assertEquals(written[1], written[0]);
  assertEquals(written[2], written[0]);
  // `verify` passes over the folder, as it holds no runs.
  assertEquals(findPublishedRuns(`${folder}/1`), []);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("theory() writes every number in full", async () => {
  const out = Deno.makeTempDirSync();
  await run(["--statement", "measured", "--seed", "2", "--out", out]);
  const { format, seed, statements: [measured] } = JSON.parse(
    Deno.readTextFileSync(`${out}/theory/theory.json`),
  );
  assertEquals([format, seed, measured.id, measured.cases], [
    1,
    2,
    "measured",
    3,
  ]);
  const [{ value }] = measured.measurements;
  const { out: text } = await run(["--statement", "measured", "--seed", "2"]);
  assertStringIncludes(text, `first ${value.toPrecision(3)} (0 to 1)`);
  assertEquals(String(value).length > 12, true);
  Deno.removeSync(out, { recursive: true });
});

Deno.test("theory() marks a statement that fails, and exits with 1", async () => {
  const { code, out, errors } = await run([
    "--statement",
    "fails,holds",
    "--workers",
    "1",
  ]);
  assertEquals(code, 1);
  assertEquals(out.match(/^[✓✗·] \S+/gm), ["✓ holds", "✗ fails"]);
  assertStringIncludes(out, "1 statement holds, 1 does not; 0 are measured\n");
  assertEquals(errors.split("\n"), [
    "1 of 2 statements: holds",
    "2 of 2 statements: fails",
    "",
  ]);
});

Deno.test("theory() says why a statement could not be checked, and exits with 1", async () => {
  const { code, out } = await run(["--statement", "breaks"]);
  assertEquals(code, 1);
  assertStringIncludes(
    out,
    "    Cannot check case 3 of breaks: no luck at 3\n",
  );
});

Deno.test("theory() checks as many cases as it is asked to", async () => {
  const { code, out } = await run(["--statement", "breaks", "--cases", "3"]);
  assertEquals(code, 0);
  assertStringIncludes(out, "✓ breaks  3 cases");
});

Deno.test("theory() prints its options", async () => {
  await assertRejects(() => run(["--help"]), HelpRequest, "--statement A,B");
});

Deno.test("theory() refuses wrong arguments in one line", async () => {
  for (
    const [args, message] of [
      [
        ["--statement", "holds,pythagoras"],
        "Cannot use --statement as it must name some of holds, fails, measured, breaks: current value is pythagoras",
      ],
      [
        ["--cases", "0"],
        "Cannot use --cases as it must be a whole number from 1 to 1000000: current value is 0",
      ],
      [["--seed", "x"], "Cannot use --seed"],
      [["--workers", "-1"], "Cannot use --workers"],
      [["--statements", "holds"], 'Cannot use "--statements"'],
      [
        ["--mdp", "own.json", "--cases", "2"],
        "Cannot use --cases with --mdp, which checks no statement",
      ],
      [
        ["--mdp", "nowhere.json"],
        "Cannot read nowhere.json: there is no such file",
      ],
    ] as const
  ) {
    const error = await assertRejects(() => run(args), UsageError, message);
    assertEquals(error.message.includes("\n"), false);
  }
});
