import { compareScores } from "../../comparison/mod.ts";
import { reportFiles } from "../../tables/report_files.ts";
import { improvementTables, summaryTables } from "../../tables/score_tables.ts";
import { drawFigures } from "../../report/draw_figures.ts";
import { listFiles, writeFiles } from "../../files/write_files.ts";
import type { CompareArguments } from "./compare_arguments.ts";
import { checkTarget } from "./check_target.ts";
import { mergeSources } from "./merge_sources.ts";
import { readScales } from "./read_scales.ts";
import { selectScores, sharedEnvironments } from "./select_scores.ts";
import { readSource } from "./source.ts";
import { nameSources } from "./source_names.ts";
import { sourceTexts } from "./source_texts.ts";

/**
 * Compares what the arguments name: the statistics of `report`, over scores
 * from several places. Aggregates go over the environments on which every row
 * has a run.
 *
 * @param wanted What they ask for.
 * @returns Overview, aggregates and probabilities of improvement, as text for
 * the user.
 * @throws {UsageError} In one line, if a source is wrong; then nothing was
 * written.
 *
 * @example Scores of one's own
 * ```ts
 * import { readCompareArguments } from "./compare_arguments.ts";
 * import { compare } from "./compare.ts";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const path = Deno.makeTempFileSync({ suffix: ".csv" });
 * const lines = ["algorithm,environment,seed,score", "a,Own-v0,1,5", "b,Own-v0,1,7"];
 * Deno.writeTextFileSync(path, lines.join("\n"));
 *
 * const wanted = readCompareArguments([path]);
 * assertStringIncludes(await compare(wanted), "| a   |     5.00 |\n| b   | **7.00** |\n");
 * ```
 */
export async function compare(wanted: CompareArguments): Promise<string> {
  const { out, scale } = wanted;
  const sources = nameSources(wanted.sources, wanted.name).map(readSource);
  const scales = scale === undefined ? new Map() : readScales(scale);
  const { set, results, labels } = mergeSources(sources);
  const selected = selectScores(set, wanted);
  const shared = sharedEnvironments(selected);
  if (out !== undefined) checkTarget(out, set.name, sources);
  const comparison = compareScores(selected, {
    scales,
    aggregateOver: shared,
  });
  const texts = sourceTexts(comparison, {
    sources,
    labels,
    shared,
    scales,
  });
  const tables = [
    summaryTables(comparison, texts),
    ...improvementTables(comparison),
  ].join("\n");
  if (out === undefined) return tables;
  const files = [
    ...reportFiles(comparison, results, texts),
    ...await drawFigures(comparison),
  ];
  const folder = writeFiles(out, set.name, files);
  return `${tables}\n${listFiles(folder, files)}`;
}
