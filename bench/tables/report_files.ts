import type { Comparison } from "../comparison/mod.ts";
import type { OutputFile } from "../files/write_files.ts";
import { prettyJson } from "../files/pretty_json.ts";
import type { RunResult } from "../results/run_result.ts";
import { latexTables } from "./latex_tables.ts";
import { scoreTables } from "./score_tables.ts";
import { scoresCsv } from "./scores_csv.ts";
import { aggregatesCsv, summaryCsv } from "./summary_csv.ts";
import { suiteTexts, type TableTexts } from "./table_texts.ts";

/**
 * Writes a comparison down: the same bytes from the same results, on every
 * machine. Nothing is computed here that the comparison doesn't hold.
 *
 * @param comparison The comparison.
 * @param results The results that were compared.
 * @param texts What the tables say of what is compared.
 * @returns The files.
 */
export function reportFiles(
  comparison: Comparison,
  results: readonly RunResult[],
  texts: TableTexts = suiteTexts(comparison.name),
): OutputFile[] {
  return [
    { path: "tables.md", content: scoreTables(comparison, texts) },
    { path: "tables.tex", content: latexTables(comparison, texts) },
    { path: "scores.csv", content: scoresCsv(comparison, results) },
    { path: "summary.csv", content: summaryCsv(comparison) },
    { path: "aggregates.csv", content: aggregatesCsv(comparison) },
    { path: "comparison.json", content: prettyJson(comparison) },
  ];
}
