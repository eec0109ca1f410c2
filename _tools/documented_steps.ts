/**
 * Reads the steps of a document that says what to write and what to edit, and
 * does them.
 *
 * @module
 */
import { codeBlocks, commandLines } from "./markdown.ts";

/**
 * Reads steps: a block of `diff` edits the file that the prose above it names
 * last, a block of `sh` is run, and any other is that file.
 *
 * @param document Path of the document.
 * @param markdown Its text.
 * @returns Its steps in their order: the files to write, the files to edit, and
 * the commands to run, one a line.
 */
export function readSteps(document: string, markdown: string) {
  const blocks = codeBlocks(document, markdown);
  const of = (...languages: readonly string[]) =>
    blocks.filter(({ language }) => languages.includes(language))
      .map(({ code, file }) => ({ path: file!, text: `${code}\n` }));
  return {
    files: of("ts ignore", "json"),
    edits: of("diff").map(({ path, text }) => readEdit(path, text)),
    commands: of("sh").flatMap(({ text }) => commandLines(text)),
  };
}

/** What is there and what is to be, piece by piece, and the lines that are new. */
function readEdit(path: string, text: string) {
  const hunks = text.split(/^@@\n/m).map((hunk) => hunk.match(/.+\n/g)!);
  const without = (lines: readonly string[], sign: string) =>
    lines.filter((line) => line[0] !== sign).map((line) => line.slice(1));
  return {
    path,
    hunks: hunks.map((lines) => ({
      before: without(lines, "+").join(""),
      after: without(lines, "-").join(""),
    })),
    added: hunks.flat().filter((line) => line[0] === "+"),
  };
}

/**
 * Writes and edits files as a document says.
 *
 * @param steps The steps; their commands are left to the caller.
 * @param root The folder that their paths are below.
 * @throws {Error} If what is to be edited doesn't stand in its file just once.
 */
export function applySteps(
  { files, edits }: ReturnType<typeof readSteps>,
  root: URL,
): void {
  for (const { path, text } of files) {
    Deno.writeTextFileSync(new URL(path, root), text, { createNew: true });
  }
  for (const { path, hunks } of edits) {
    const file = new URL(path, root);
    const edited = hunks.reduce((text, { before, after }) => {
      const pieces = `\n${text}`.split(`\n${before}`);
      if (pieces.length !== 2) {
        throw new Error(
          `Cannot edit ${path} as this must stand there once: ${before}`,
        );
      }
      return pieces.join(`\n${after}`).slice(1);
    }, Deno.readTextFileSync(file));
    Deno.writeTextFileSync(file, edited);
  }
}
