import { escapeMarkdown, markdownTable } from "../text/markdown.ts";
import { DIVERGED } from "./number_cells.ts";
import type { Table, TableCell } from "./table.ts";

/**
 * Writes a table in Markdown that lines up as plain text: bold where it is
 * best, italic where it overlaps the best, `†` where a run diverged.
 *
 * @param table The table.
 * @param corner What stands above the labels, already escaped.
 * @returns Its lines, each ended by a line break.
 *
 * @example The best
 * ```ts
 * import { tableMarkdown } from "./table_markdown.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const table = tableMarkdown({
 *   columns: [{ title: "CartPole-v1", align: "right" }],
 *   rows: [{ label: "ppo", cells: [{ text: "500.0", detail: "± 0.0", best: true }] }],
 * });
 *
 * assertEquals(table.split("\n")[2], "| ppo | **500.0 ± 0.0** |");
 * ```
 */
export function tableMarkdown(
  { columns, rows }: Table,
  corner: string = "Row",
): string {
  const headings = columns.map(({ title, align }) => ({
    title: escapeMarkdown(title),
    align,
  }));
  return markdownTable(
    [{ title: corner, align: "left" }, ...headings],
    rows.map(({ label, cells }) => [
      escapeMarkdown(label),
      ...cells.map(cellMarkdown),
    ]),
  );
}

function cellMarkdown(
  { text, detail, best, overlapsBest, diverged = 0, runs }: TableCell,
): string {
  const mark = best ? "**" : overlapsBest ? "*" : "";
  const number = detail === undefined ? "" : ` ${detail}`;
  return [
    `${mark}${escapeMarkdown(text)}${number}${mark}`,
    ...diverged > 0 ? [DIVERGED] : [],
    ...runs === undefined ? [] : [`(n = ${runs})`],
  ].join(" ");
}
