import { escapeLatex, type LatexTable, latexTable } from "../text/latex.ts";
import type { Table, TableCell, TableColumn } from "./table.ts";

/**
 * Writes a table for a paper: bold where it is best, `*` where it overlaps the
 * best, `†` where a run diverged.
 *
 * @param table A table of algorithms whose columns are numbers.
 * @param texts Its caption and label.
 * @returns LaTeX.
 */
export function tableLatex(
  { columns, rows }: Table,
  texts: Pick<LatexTable, "caption" | "label">,
): string {
  return latexTable({
    ...texts,
    header: ["Algorithm", ...columns.map(heading)],
    rows: rows.map(({ label, cells }) => [
      escapeLatex(label),
      ...cells.map(cellLatex),
    ]),
  });
}

function heading({ title, better }: TableColumn): string {
  const arrow = { higher: " $\\uparrow$", lower: " $\\downarrow$" };
  return escapeLatex(title) + (better === undefined ? "" : arrow[better]);
}

function cellLatex(
  { text, detail, value, best, runs, ...marks }: TableCell,
): string {
  if (value === null) return "--";
  const formula = math(detail === undefined ? text : `${text} ${detail}`);
  return `$${best ? `\\mathbf{${formula}}` : formula}$` +
    (runs === undefined ? "" : ` ($n = ${runs}$)`) +
    symbols({ ...marks, best });
}

/** What is marked takes no room for it, so that numbers line up. */
function symbols(
  { best, overlapsBest, diverged = 0 }: Partial<TableCell>,
): string {
  const symbols = [
    ...overlapsBest && !best ? ["\\ast"] : [],
    ...diverged > 0 ? ["\\dagger"] : [],
  ];
  return symbols.length === 0 ? "" : `\\rlap{$^{${symbols.join("")}}$}`;
}

/** Numbers as cells have them, for math mode. */
function math(text: string): string {
  return text.replaceAll("−", "-").replaceAll("±", "\\pm")
    .replace(" [", "\\;[").replace(", ", ",\\,");
}
