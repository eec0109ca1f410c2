import { type Markup, markup } from "./markup.ts";

/** A column of a table on the page. */
export interface TableColumn {
  /** Its heading. */
  readonly title: string;
  /** Numbers stand right and sort with the best first, words left. */
  readonly kind: "word" | "number";
  /** Whether a smaller number is the better one. @default false */
  readonly lowerIsBetter?: boolean;
}

/** A cell of a table on the page. */
export interface TableCell {
  /** What it shows. */
  readonly text: string;
  /** What stands smaller after it, such as an interval. */
  readonly detail?: string;
  /** What its column is sorted by; null stands last. @default its text */
  readonly value?: number | string | null;
  /** Where it leads, such as `#/environment/Pendulum-v1`. */
  readonly href?: string;
  /** Whether it is the best of its column. */
  readonly best?: boolean;
  /** What a reader of the screen is told beside the text. */
  readonly note?: string;
}

/** A table on the page. The first cell of each row names the row. */
export interface Table {
  /** Its id in the page. */
  readonly id: string;
  /** What it shows, in a line. */
  readonly caption: string;
  /** How to read it, below the table. */
  readonly note?: string;
  /** Whether details stand below what they belong to. @default false */
  readonly stacked?: boolean;
  /** Its columns. */
  readonly columns: readonly TableColumn[];
  /** Its rows, each with one cell for each column. */
  readonly rows: readonly (readonly TableCell[])[];
}

/**
 * Describes a table whose headings are buttons that sort it. It scrolls in a
 * box of its own where it is wider than the page.
 *
 * @param table The table.
 * @returns A figure with the table and its note.
 */
export function tableMarkup(table: Table): Markup {
  const { id, caption, note, stacked, columns, rows } = table;
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
        markup("thead", {}, markup("tr", {}, ...columns.map(heading))),
        markup(
          "tbody",
          {},
          ...rows.map((cells) =>
            markup(
              "tr",
              {},
              ...cells.map((cell, i) => cellOf(cell, columns, i)),
            )
          ),
        ),
      ),
    ),
    note === undefined ? null : markup("figcaption", {}, note),
  );
}

function heading({ title, kind, lowerIsBetter }: TableColumn): Markup {
  const first = kind === "number" && !lowerIsBetter
    ? "descending"
    : "ascending";
  return markup(
    "th",
    { scope: "col", class: kind, "aria-sort": "none", "data-first": first },
    markup("button", { type: "button" }, title),
  );
}

function cellOf(
  cell: TableCell,
  columns: readonly TableColumn[],
  index: number,
): Markup {
  const { text, value = text, detail, href, best, note } = cell;
  const shown = href === undefined ? text : markup("a", { href }, text);
  return markup(
    index === 0 ? "th" : "td",
    {
      scope: index === 0 ? "row" : null,
      class: columns[index].kind,
      "data-sort": value ?? "",
    },
    best ? markup("strong", {}, shown) : shown,
    detail === undefined ? null : markup("small", {}, ` ${detail}`),
    note === undefined ? null : markup("span", { class: "spoken" }, ` ${note}`),
  );
}
