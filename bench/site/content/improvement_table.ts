import type { ComparedPair, Comparison } from "../../comparison/comparison.ts";
import { plainText } from "../../text/plain_text.ts";
import type { Table, TableCell } from "../table.ts";
import { formatEnds } from "./format_estimate.ts";

/**
 * How likely a run of one row is better than a run of another.
 *
 * @param comparison The comparison.
 * @returns The table; null where fewer than two rows can be compared.
 */
export function improvementTable(comparison: Comparison): Table | null {
  const { aggregates, pairs } = comparison;
  const rows = aggregates.map(({ row }) => row);
  if (rows.length < 2) return null;
  return {
    id: "improvement",
    caption: "Probability of improvement of a row over a column",
    stacked: true,
    note:
      "How likely a run of the row at the left scores higher than a run of the one above, averaged over environments; a tie counts half. Bold: the whole interval lies above 0.5.",
    columns: [
      { title: "Row", kind: "word" },
      ...rows.map((row) => ({
        title: plainText(row),
        kind: "number" as const,
      })),
    ],
    rows: rows.map((x) => [
      { text: plainText(x) },
      ...rows.map((y) =>
        pairCell(pairs.find((pair) => pair.x === x && pair.y === y))
      ),
    ]),
  };
}

function pairCell(pair: ComparedPair | undefined): TableCell {
  if (pair === undefined) return { text: "–", value: null, note: "itself" };
  const { value, lower } = pair.probability;
  const format = (share: number) => share.toFixed(2);
  return {
    text: format(value),
    detail: formatEnds(pair.probability, format),
    value,
    best: lower !== null && lower > 0.5,
  };
}
