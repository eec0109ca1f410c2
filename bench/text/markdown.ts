import { plainText } from "./plain_text.ts";

/**
 * Escapes text that comes from a file, so that Markdown and terminals show it
 * as it is: markup gets a backslash, as does the dot by which GitHub knows a
 * link without markup, control and format characters (line
 * breaks, terminal escapes, bidirectional overrides) become U+FFFD. An
 * underscore within a word marks nothing and stays.
 *
 * @param text Any text.
 * @returns One line.
 *
 * @example A label that tries to be a link
 * ```ts
 * import { escapeMarkdown } from "./markdown.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(escapeMarkdown("CartPole-v1"), "CartPole-v1");
 * assertEquals(escapeMarkdown("[a](b)|<i>"), "\\[a\\](b)\\|\\<i\\>");
 * ```
 */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .replace(/[\\`*~[\]<>|&#$:@!]|(?<=www)\./gi, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** One column of a table. */
export interface Column {
  /** Heading, already escaped. */
  readonly title: string;
  /** Words stand left, numbers right. */
  readonly align: "left" | "right";
}

/**
 * Writes a Markdown table whose columns line up as plain text too.
 *
 * @param columns Headings and alignments.
 * @param rows Cells, already escaped, as many in each row as there are columns.
 * @returns The table's lines, each ended by a line break.
 *
 * @example A table of one row
 * ```ts
 * import { markdownTable } from "./markdown.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const columns = [
 *   { title: "Row", align: "left" },
 *   { title: "Mean", align: "right" },
 * ] as const;
 *
 * assertEquals(
 *   markdownTable(columns, [["ppo", "500.0"]]),
 *   "| Row |  Mean |\n| :-- | ----: |\n| ppo | 500.0 |\n",
 * );
 * ```
 */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ title }, i) =>
    Math.max(3, textWidth(title), ...rows.map((row) => textWidth(row[i])))
  );
  const line = (cells: readonly string[]) =>
    `| ${
      cells.map((cell, i) => {
        const space = " ".repeat(widths[i] - textWidth(cell));
        return columns[i].align === "left" ? cell + space : space + cell;
      }).join(" | ")
    } |\n`;
  const rule = columns.map(({ align }, i) => {
    const dashes = "-".repeat(widths[i] - 1);
    return align === "left" ? `:${dashes}` : `${dashes}:`;
  });
  return [columns.map(({ title }) => title), rule, ...rows].map(line).join("");
}

function textWidth(text: string): number {
  return [...text].length;
}
