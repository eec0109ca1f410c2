/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Tables that their headings sort.
 *
 * Packages that sort tables parse what cells show; here each cell says what it
 * is sorted by, and the better end comes first, which needs less than their
 * options.
 *
 * @module
 */

/** Where a column's order is read from its heading, as `aria-sort` says it. */
type Direction = "ascending" | "descending";

/**
 * Sorts a table whenever one of its headings is pressed, whichever table of
 * the document it is and whenever it was made.
 */
export function sortOnPress(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const heading = event.target.closest("table.sortable thead button")
      ?.closest("th");
    if (heading) sortBy(heading);
  });
}

/** Sorts by a heading's column: the better way round at first, then the other. */
function sortBy(heading: HTMLTableCellElement): void {
  const current = heading.getAttribute("aria-sort");
  const first = heading.dataset.first as Direction;
  const direction = current === first ? opposite(first) : first;
  const headings = heading.parentElement!.querySelectorAll("th");
  for (const other of headings) other.setAttribute("aria-sort", "none");
  heading.setAttribute("aria-sort", direction);
  const body = heading.closest("table")!.tBodies[0];
  const column = heading.cellIndex;
  const numeric = heading.classList.contains("number");
  const rows = [...body.rows].map((row) => ({
    row,
    key: sortKey(row.cells[column], numeric),
  }));
  rows.sort((a, b) => compare(a.key, b.key, direction));
  body.append(...rows.map(({ row }) => row));
}

function opposite(direction: Direction): Direction {
  return direction === "ascending" ? "descending" : "ascending";
}

function sortKey(
  cell: HTMLTableCellElement,
  numeric: boolean,
): string | number | null {
  const { sort = "" } = cell.dataset;
  if (sort === "") return null;
  return numeric ? Number(sort) : sort;
}

/** Null comes last in either direction. */
function compare(
  a: string | number | null,
  b: string | number | null,
  direction: Direction,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = a < b ? -1 : a > b ? 1 : 0;
  return direction === "ascending" ? order : -order;
}
