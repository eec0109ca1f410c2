/**
 * The tables that documents repeat, marked for the tests that hold them.
 *
 * @module
 */

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
