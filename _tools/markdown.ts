/**
 * What stands in Markdown: blocks of code and their command lines, prose,
 * anchors, and marked tables.
 *
 * @module
 */

/** A block of code in a document. */
export interface CodeBlock {
  /** Path of the document. */
  readonly document: string;
  /** Line of the code's first line, from 1. */
  readonly line: number;
  /** What follows the fence: a language, and maybe more. */
  readonly language: string;
  /** The code. */
  readonly code: string;
  /** The file that the prose above names last; null where it names none. */
  readonly file: string | null;
}

/**
 * Finds every block of code, those inside lists and quotes too.
 *
 * @param document Path of the document.
 * @param markdown Its text.
 * @returns The blocks, in order.
 * @throws {SyntaxError} If a block has no end, or is indented in place of being
 * fenced.
 *
 * @example A record in a file
 * ```ts
 * import { codeBlocks } from "./markdown.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const markdown = ["Write `a.json`:", "", "~~~json", "{}", "~~~"].join("\n");
 * assertEquals(codeBlocks("a.md", markdown), [
 *   { document: "a.md", line: 4, language: "json", code: "{}", file: "a.json" },
 * ]);
 * ```
 */
export function codeBlocks(document: string, markdown: string): CodeBlock[] {
  const lines = markdown.split("\n");
  const blocks: CodeBlock[] = [];
  let file: string | null = null;
  for (let i = 0; i < lines.length; i++) {
    file = lines[i].match(/.*`([\w./-]+\.\w+)`/)?.[1] ?? file;
    const fence = lines[i].match(/^[\s>]*(?:[-*\d.]+\s+)?(```+|~~~+)(.*)$/);
    if (fence === null) {
      const isIndented = /^( {4}|\t)\S/.test(lines[i]) && lines[i - 1] === "";
      if (isIndented) refuse(document, i, "it must stand between fences");
      continue;
    }
    const start = i + 1;
    const [, mark, language] = fence;
    do i++; while (
      i < lines.length && !lines[i].replace(/^[\s>]*/, "").startsWith(mark)
    );
    if (i === lines.length) refuse(document, start, "it must have an end");
    const code = lines.slice(start, i).join("\n");
    blocks.push({
      document,
      line: start + 1,
      language: language.trim(),
      code,
      file,
    });
  }
  return blocks;
}

function refuse(document: string, index: number, rule: string): never {
  throw new SyntaxError(
    `Cannot read the block in ${document}:${index + 1} as ${rule}`,
  );
}

/**
 * Finds the command lines in a block of shell.
 *
 * @param code The block; a line that ends with `\` goes on in the next.
 * @returns The lines without comments, `npx -y deno@2` written as `deno`.
 *
 * @example A comment and a long line
 * ```ts
 * import { commandLines } from "./markdown.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   commandLines("npx -y deno@2 task bench # trains\n\ndeno task \\\n  ok"),
 *   ["deno task bench", "deno task ok"],
 * );
 * ```
 */
export function commandLines(code: string): string[] {
  return code.replaceAll(/\\\n\s*/g, "").split("\n")
    .map((line) => line.replace(/(^|\s+)#.*$/, "").trim())
    .filter((line) => line !== "")
    .map((line) => line.replace(/^npx -y deno@[\d.]+ /, "deno "));
}

/**
 * Takes code out of Markdown.
 *
 * @param markdown The document.
 * @returns Its prose, tables and headings.
 */
export function proseOf(markdown: string): string {
  return markdown.replaceAll(/^```.*?^```/gms, "");
}

/**
 * Lists the anchors that the headings of a document make.
 *
 * @param markdown The document.
 * @returns Anchors without `#`, in order.
 */
export function anchorsOf(markdown: string): string[] {
  return [...proseOf(markdown).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-")
  );
}

/**
 * Finds the tables that a document marks by `<!-- KIND:NAME -->` and
 * `<!-- /KIND -->`.
 *
 * @param markdown The document.
 * @param kind What the tables are held equal to.
 * @returns Names and lines of the tables, as `tableLines` gives them.
 */
export function markedTables(
  markdown: string,
  kind: string,
): { readonly name: string; readonly lines: readonly string[] }[] {
  const marks = RegExp(`<!-- ${kind}:(\\w+) -->(.*?)<!-- /${kind} -->`, "gs");
  return [...markdown.matchAll(marks)]
    .map(([, name, table]) => ({ name, lines: tableLines(table) }));
}

/**
 * Lists the lines of tables without what formatting alters: padded cells and
 * marks of emphasis.
 *
 * @param markdown The text around them.
 * @returns The lines, in order.
 */
export function tableLines(markdown: string): string[] {
  return markdown.split("\n").filter((line) => line.startsWith("|"))
    .map((line) => line.replaceAll(/[\s_*:-]/g, ""));
}

/**
 * Looks for a table among other lines.
 *
 * @param table Lines of the table.
 * @param lines Where it may stand.
 * @returns Whether it stands there, line after line.
 */
export function holdsTable(
  lines: readonly string[],
  table: readonly string[],
): boolean {
  return table.length > 3 &&
    lines.some((_, i) => table.every((line, j) => lines[i + j] === line));
}
