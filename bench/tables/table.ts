/**
 * A table before it is written: plain data that Markdown (`table_markdown.ts`),
 * LaTeX (`table_latex.ts`) and the page (`table_markup.ts`) each show in their
 * way. What is best, what overlaps it, how many digits a number has and in which
 * order columns stand is settled here.
 *
 * @module
 */

/** A column of a table. */
export interface TableColumn {
  /** Its heading, in plain text. */
  readonly title: string;
  /** Words stand left, numbers right. */
  readonly align: "left" | "right";
  /** Which values are better, where its heading must tell. */
  readonly better?: "higher" | "lower";
  /** Whether sorting it puts the smallest first. @default for words, and where lower is better */
  readonly smallestFirst?: boolean;
}

/** A cell of a table. */
export interface TableCell {
  /** What it shows, in plain text; `–` where there is nothing. */
  readonly text: string;
  /** What belongs to it, such as an interval: digits, signs and brackets alone. */
  readonly detail?: string;
  /** What it shows, unrounded, to be sorted by; null where there is nothing. @default its text */
  readonly value?: number | string | null;
  /** Whether it is the best of its kind. */
  readonly best?: boolean;
  /** Whether its interval overlaps that of the best. */
  readonly overlapsBest?: boolean;
  /** How many of its runs diverged. */
  readonly diverged?: number;
  /** How many runs it is of, where the table's cells differ in that. */
  readonly runs?: number;
  /** Why there is nothing, or what else a reader of the screen is told. */
  readonly note?: string;
  /** Where it leads, on the page. */
  readonly href?: string;
}

/** A table: rows of cells, each row with a label of its own. */
export interface Table {
  /** Its columns, without that of the labels. */
  readonly columns: readonly TableColumn[];
  /** Its rows, each with a cell for each column. */
  readonly rows: readonly {
    /** Label of the row, in plain text. */
    readonly label: string;
    /** Its cells. */
    readonly cells: readonly TableCell[];
  }[];
}

/** A column, and what it shows of an item. */
export interface ColumnOf<Item> extends TableColumn {
  /** Makes the item's cell. */
  readonly cell: (item: Item) => TableCell;
}

/**
 * Makes a table of items, one a row.
 *
 * @param items What has a row each.
 * @param label The label of an item's row.
 * @param columns The columns.
 * @returns The table.
 *
 * @example Squares
 * ```ts
 * import { tableOf } from "./table.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const squares = tableOf([2, 3], String, [
 *   { title: "Square", align: "right", cell: (n) => ({ text: `${n * n}` }) },
 * ]);
 *
 * assertEquals(squares.columns, [{ title: "Square", align: "right" }]);
 * assertEquals(squares.rows[1], { label: "3", cells: [{ text: "9" }] });
 * ```
 */
export function tableOf<Item>(
  items: readonly Item[],
  label: (item: Item) => string,
  columns: readonly ColumnOf<Item>[],
): Table {
  return {
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: items.map((item) => ({
      label: label(item),
      cells: columns.map(({ cell }) => cell(item)),
    })),
  };
}

/**
 * Leaves out a column.
 *
 * @param table The table.
 * @param title The column's heading.
 * @returns The table without it.
 */
export function withoutColumn({ columns, rows }: Table, title: string): Table {
  const isKept = columns.map((column) => column.title !== title);
  return {
    columns: columns.filter((_, i) => isKept[i]),
    rows: rows.map(({ label, cells }) => ({
      label,
      cells: cells.filter((_, i) => isKept[i]),
    })),
  };
}
