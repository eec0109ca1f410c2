import type { Comparison } from "../comparison/mod.ts";
import { escapeLatex } from "../text/latex.ts";
import { aggregateTable, overviewTable } from "./comparison_tables.ts";
import { seedPhrase } from "./seed_phrase.ts";
import { withoutColumn } from "./table.ts";
import { tableLatex } from "./table_latex.ts";
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
  const { cells, intervals } = comparison;
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
  return tableLatex(overviewTable(comparison), {
    caption,
    label: "tab:scores",
  });
}

function aggregates(comparison: Comparison): string[] {
  const { aggregates, environments } = comparison;
  if (aggregates.length === 0) return [];
  const counted = aggregates[0].environments.map(escapeLatex);
  const over = counted.length === environments.length
    ? "all environments"
    : counted.join(", ");
  const hasInterval = aggregates.some(({ iqm }) => iqm.lower !== null);
  return [tableLatex(withoutColumn(aggregateTable(comparison), "Runs"), {
    caption: `Normalized scores over ${over} (random policy 0, reference 1)${
      hasInterval ? " with stratified bootstrap 95\\,\\% intervals" : ""
    }. ${explainMarks(hasInterval)}`,
    label: "tab:aggregates",
  })];
}

function explainMarks(hasInterval: boolean): string {
  return hasInterval
    ? "The best is bold; $^\\ast$ marks an interval that overlaps that of the best."
    : "The best is bold.";
}
