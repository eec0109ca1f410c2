import type { Table, TableCell, TableColumn } from "../tables/table.ts";
import { plainText } from "../text/plain_text.ts";
import { type Markup, markup } from "./markup.ts";

/** A table on the page. */
export interface FigureTable extends Table {
  /** Its id in the page. */
  readonly id: string;
  /** What it shows, in a line. */
  readonly caption: string;
  /** How to read it, below the table. */
  readonly note?: string;
  /** Whether details stand below what they belong to. @default false */
  readonly stacked?: boolean;
}

/** How the page marks cells, for the notes below tables. */
export const MARKS = "Bold: best; ≈: interval overlaps that of the best.";

/**
 * Describes a table whose headings are buttons that sort it. It scrolls in a
 * box of its own where it is wider than the page.
 *
 * @param table The table.
 * @returns A figure with the table and its note.
 */
export function tableFigure(table: FigureTable): Markup {
  const { id, caption, note, stacked, columns, rows } = table;
  const labels = { title: "Row", align: "left" } as const;
  return markup(
    "figure",
    { class: "table" },
    markup(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      markup(
        "table",
        { id, class: stacked ? "sortable stacked" : "sortable" },
        markup("caption", {}, markup("span", {}, caption)),
        markup(
          "thead",
          {},
          markup("tr", {}, ...[labels, ...columns].map(heading)),
        ),
        markup(
          "tbody",
          {},
          ...rows.map(({ label, cells }) =>
            markup(
              "tr",
              {},
              cellOf("th", labels, { text: label }),
              ...cells.map((cell, i) => cellOf("td", columns[i], cell)),
            )
          ),
        ),
      ),
    ),
    note === undefined ? null : markup("figcaption", {}, note),
  );
}

/**
 * The class that a column's cells have.
 *
 * @param column The column.
 * @returns What the style sheet and sorting know it by.
 */
export function columnClass(
  { align }: Pick<TableColumn, "align">,
): "word" | "number" {
  return align === "left" ? "word" : "number";
}

function heading(column: TableColumn): Markup {
  const { title, align, better, smallestFirst } = column;
  const isUp = smallestFirst ?? (align === "left" || better === "lower");
  return markup(
    "th",
    {
      scope: "col",
      class: columnClass(column),
      "aria-sort": "none",
      "data-first": isUp ? "ascending" : "descending",
    },
    markup("button", { type: "button" }, plainText(title)),
  );
}

function cellOf(
  tag: "th" | "td",
  column: TableColumn,
  cell: TableCell,
): Markup {
  const { text, value = text, href, best, overlapsBest, note } = cell;
  const safe = plainText(text);
  const shown = href === undefined ? safe : markup("a", { href }, safe);
  const details = detailsOf(cell);
  return markup(
    tag,
    {
      scope: tag === "th" ? "row" : null,
      class: columnClass(column),
      "data-sort": value ?? "",
    },
    !best && overlapsBest ? "≈ " : null,
    best ? markup("strong", {}, shown) : shown,
    details === "" ? null : markup("small", {}, ` ${details}`),
    note === undefined ? null : markup("span", { class: "spoken" }, ` ${note}`),
  );
}

function detailsOf({ detail, diverged = 0, runs }: TableCell): string {
  return [
    ...detail === undefined ? [] : [detail],
    ...diverged > 0 ? [`(${diverged} diverged)`] : [],
    ...runs === undefined ? [] : [`(n = ${runs})`],
  ].join(" ");
}
