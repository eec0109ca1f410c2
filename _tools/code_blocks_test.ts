/**
 * That every block of code in the guides is run: TypeScript by `deno test
 * --doc`, shell in `command_lines_test.ts`, all else here.
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { readScoresFile } from "../bench/commands/compare/scores_file.ts";
import { readOwnMdp } from "../bench/commands/theory/own_mdp.ts";
import { loadSuite } from "../bench/suites/load_suite.ts";
import { blocks, createSandbox, runLine } from "./_guides.ts";
import { codeBlocks } from "./markdown.ts";

const sandbox = createSandbox();

/** Languages that are run; what is only looked at is `text`. */
const languages = ["ts", "sh", "json", "csv", "python", "text"];

/** How each file that the guides have people write is read. */
const readers: Readonly<Record<string, (path: string) => unknown>> = {
  "my.json": loadSuite,
  "my-own.json": readOwnMdp,
  "mine.csv": readScoresFile,
};

Deno.test("every block has a language that is run", () => {
  assert(blocks.length > 30);
  assertEquals(
    blocks.filter(({ language }) => !languages.includes(language)),
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
  const named = blocks.filter(({ language }) => /^(json|csv)$/.test(language));
  assertEquals(
    named.map(({ file }) => file).toSorted(),
    Object.keys(readers).toSorted(),
  );
  for (const { file } of named) assert(readers[file!](`${sandbox}/${file}`));
});

for (const { document, line, code, language } of blocks) {
  if (language !== "python") continue;
  Deno.test(`the Python in ${document}:${line} runs where its packages are`, async () => {
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

async function runPython(code: string) {
  const path = `${sandbox}/example.py`;
  Deno.writeTextFileSync(path, code);
  return await runLine(`python3 ${path}`);
}
