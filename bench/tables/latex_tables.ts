import type { ComparedCell, Comparison, Standing } from "../comparison/mod.ts";
import { formatInterval, formatMean } from "./format_estimate.ts";
import { formatFixed } from "../text/format_number.ts";
import { escapeLatex, latexTable } from "../text/latex.ts";
import { NORMALIZED_DIGITS } from "./markdown_tables.ts";
import {
  aggregateRows,
  commonSeedCount,
  METRICS,
  overviewRows,
  seedPhrase,
} from "./table_rows.ts";
import { scoreDigits } from "./score_digits.ts";
import { suiteTexts, type TableTexts } from "./table_texts.ts";

/**
 * Writes the overview and the aggregates as tables for a paper.
 *
 * @param comparison The comparison.
 * @param texts What the tables say of what is compared.
 * @returns The text of `tables.tex`, to be included in a document.
 */
export function latexTables(
  comparison: Comparison,
  texts: TableTexts = suiteTexts(comparison.name),
): string {
  return `% ${escapeLatex(texts.title)}.
% In the document's preamble:
%   \\usepackage{booktabs}
%   \\usepackage{graphicx}

${[overview(comparison, texts), ...aggregates(comparison)].join("\n")}`;
}

function overview(comparison: Comparison, { mean }: TableTexts): string {
  const { cells, environments, intervals } = comparison;
  const showsCount = commonSeedCount(comparison) === null;
  const digits = environments.map((one) => scoreDigits(comparison, one));
  const hasInterval = cells.some(({ mean }) => mean?.upper != null);
  const hasDiverged = cells.some(({ diverged }) => diverged.length > 0);
  const caption = [
    `${mean} over ${seedPhrase(comparison, "$n$")}${
      hasInterval ? " with Student's $t$ 95\\,\\% interval" : ""
    }.`,
    ...cells.every(({ seeds }) => seeds.length >= intervals.minimumSeeds)
      ? []
      : [`Fewer than ${intervals.minimumSeeds} seeds give no interval.`],
    explainMarks(hasInterval),
    ...hasDiverged
      ? ["$^\\dagger$ With diverged runs, which count as the random policy."]
      : [],
  ].join(" ");
  return latexTable({
    caption,
    label: "tab:scores",
    header: [
      "Algorithm",
      ...environments.map(({ id }) => escapeLatex(id)),
    ],
    rows: overviewRows(comparison).map(({ row, cells }) => [
      escapeLatex(row),
      ...cells.map((cell, i) => overviewCell(cell, digits[i], showsCount)),
    ]),
  });
}

function overviewCell(
  cell: ComparedCell | null,
  digits: number,
  showsCount: boolean,
): string {
  if (cell === null || cell.mean === null) return "--";
  const { mean, seeds, diverged } = cell;
  const count = showsCount ? ` ($n = ${seeds.length}$)` : "";
  return math(formatMean(mean, digits), cell) + count +
    marks(cell, diverged.length > 0);
}

function aggregates(comparison: Comparison): string[] {
  const { aggregates, environments } = comparison;
  if (aggregates.length === 0) return [];
  const counted = aggregates[0].environments.map(escapeLatex);
  const over = counted.length === environments.length
    ? "all environments"
    : counted.join(", ");
  const hasInterval = aggregates.some(({ iqm }) => iqm.lower !== null);
  return [latexTable({
    caption: `Normalized scores over ${over} (random policy 0, reference 1)${
      hasInterval ? " with stratified bootstrap 95\\,\\% intervals" : ""
    }. ${explainMarks(hasInterval)}`,
    label: "tab:aggregates",
    header: [
      "Algorithm",
      ...METRICS.map(({ title, better }) =>
        `${title} $\\${better === "higher" ? "uparrow" : "downarrow"}$`
      ),
      "Mean rank",
    ],
    rows: aggregateRows(comparison).map(({ aggregate, metrics }) => [
      escapeLatex(aggregate.row),
      ...metrics.map((metric) =>
        math(formatInterval(metric.estimate, NORMALIZED_DIGITS), metric) +
        marks(metric)
      ),
      `$${latexMath(formatFixed(aggregate.meanRank, 1))}$`,
    ]),
  })];
}

function explainMarks(hasInterval: boolean): string {
  return hasInterval
    ? "The best is bold; $^\\ast$ marks an interval that overlaps that of the best."
    : "The best is bold.";
}

function math(text: string, { best }: Standing): string {
  const formula = latexMath(text);
  return `$${best ? `\\mathbf{${formula}}` : formula}$`;
}

/** What is marked takes no room for it, so that numbers line up. */
function marks({ best, overlapsBest }: Standing, hasDiverged = false): string {
  const symbols = [
    ...overlapsBest && !best ? ["\\ast"] : [],
    ...hasDiverged ? ["\\dagger"] : [],
  ];
  return symbols.length === 0 ? "" : `\\rlap{$^{${symbols.join("")}}$}`;
}

/** Numbers as the tables write them, for math mode. */
function latexMath(text: string): string {
  return text.replaceAll("−", "-").replaceAll("±", "\\pm")
    .replace(" [", "\\;[").replace(", ", ",\\,");
}
