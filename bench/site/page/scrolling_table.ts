/// <reference lib="dom" />
/**
 * Tables that only show, of elements: those that sort are in `table_figure.ts`.
 *
 * @module
 */
import type { TableColumn } from "../../tables/table.ts";
import { columnClass } from "../table_figure.ts";
import { type Child, element } from "./element.ts";

/** What a table shows. */
export interface ScrollingTable {
  /** What it is, in a line. */
  readonly caption: string;
  /** Its columns. */
  readonly columns: readonly Pick<TableColumn, "title" | "align">[];
  /** Rows, each with a cell for each column; the first names the row. */
  readonly rows: readonly (readonly Child[])[];
}

/**
 * Makes a table that scrolls in a box of its own.
 *
 * @param table What it shows.
 * @returns The box, not yet in the page.
 */
export function scrollingTable(
  { caption, columns, rows }: ScrollingTable,
): HTMLElement {
  return element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    element(
      "table",
      {},
      element("caption", {}, element("span", {}, caption)),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ...columns.map((column) =>
            element(
              "th",
              { scope: "col", class: columnClass(column) },
              column.title,
            )
          ),
        ),
      ),
      element(
        "tbody",
        {},
        ...rows.map((cells) =>
          element(
            "tr",
            {},
            ...cells.map((cell, i) => {
              const name = columnClass(columns[i]);
              return i === 0
                ? element("th", { scope: "row", class: name }, cell)
                : element("td", { class: name }, cell);
            }),
          )
        ),
      ),
    ),
  );
}

/**
 * Makes a table that is folded away, and written only when it is opened.
 *
 * @param table The table.
 * @returns A disclosure, not yet in the page.
 */
export function foldedTable(table: ScrollingTable): HTMLElement {
  const folded = element(
    "details",
    { class: "data" },
    element("summary", {}, "Data as a table"),
  );
  folded.addEventListener("toggle", () => {
    if (folded.querySelector("table") === null) {
      folded.append(scrollingTable(table));
    }
  });
  return folded;
}
