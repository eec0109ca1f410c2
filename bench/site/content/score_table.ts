import type { ComparedCell, Comparison } from "../../comparison/comparison.ts";
import { plainText } from "../../text/plain_text.ts";
import { scoreDigits } from "../../tables/score_digits.ts";
import type { Table, TableCell } from "../table.ts";
import { formatMeanParts } from "./format_estimate.ts";

/**
 * Raw scores, rows by environments.
 *
 * @param comparison The comparison.
 * @returns The table.
 */
export function scoreTable(comparison: Comparison): Table {
  const { environments, rows, cells, intervals } = comparison;
  return {
    id: "scores",
    caption: "Mean return of the final policy",
    note: `± half the ${
      intervals.confidence * 100
    } % Student t interval over seeds, which needs at least ${intervals.minimumSeeds} of them. Bold: best; ≈: interval overlaps that of the best.`,
    columns: [
      { title: "Row", kind: "word" },
      ...environments.map(({ id }) => ({
        title: plainText(id),
        kind: "number" as const,
      })),
    ],
    rows: rows.map((row) => [
      { text: plainText(row) },
      ...environments.map((environment) =>
        meanCell(
          cells.find((cell) =>
            cell.environment === environment.id && cell.row === row
          ),
          scoreDigits(comparison, environment),
        )
      ),
    ]),
  };
}

/**
 * A cell's mean with its interval.
 *
 * @param cell The cell; undefined where the row has no run there.
 * @param digits How many decimals the environment's scores have.
 * @returns What a table shows of it.
 */
export function meanCell(
  cell: ComparedCell | undefined,
  digits: number,
): TableCell {
  if (cell === undefined) return { text: "–", value: null, note: "no runs" };
  const { mean, best, overlapsBest, diverged } = cell;
  if (mean === null) return { text: "–", value: null, note: "not known" };
  const close = !best && overlapsBest ? "≈ " : "";
  const { value, halfWidth } = formatMeanParts(mean, digits);
  return {
    text: `${close}${value}`,
    detail: [
      halfWidth,
      diverged.length > 0 ? `(${diverged.length} diverged)` : undefined,
    ].filter((part) => part !== undefined).join(" ") || undefined,
    value: mean.value,
    best,
  };
}
