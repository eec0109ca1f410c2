import { readPathsAndOptions } from "../../terminal/command_line.ts";
import { compareScores } from "../../comparison/mod.ts";
import { reportFiles } from "../../tables/report_files.ts";
import { improvementTables, summaryTables } from "../../tables/score_tables.ts";
import { drawFigures } from "../../report/draw_figures.ts";
import { listFiles, writeFiles } from "../../files/write_files.ts";
import { UsageError } from "../../files/usage_error.ts";
import { checkTarget } from "./check_target.ts";
import { comparisonTexts } from "./comparison_texts.ts";
import { mergeSources } from "./merge_sources.ts";
import { readScales } from "./read_scales.ts";
import { selectScores } from "./select_scores.ts";
import { sharedEnvironments } from "./shared_environments.ts";
import { readSource } from "./source.ts";
import { nameSources } from "./source_names.ts";

/** What `--help` prints. */
export const compareHelp =
  `Compares results with each other, and with scores of anyone else.

usage: deno task compare SOURCE [SOURCE …] [options]

A source is a folder of a suite's results, such as results/classic, or a .csv
file with a header and the columns algorithm, environment, seed and score in
any order; other columns are passed over.

  --algorithm A,B   rows, by the labels that the tables show (default: all)
  --env A,B         environments (default: all)
  --name A,B        names of the sources (default: those of folder and file);
                    rows of two sources with one label become name/label
  --scale FILE      scales of environments as JSON, for the aggregates:
                    {"Mine-v0": {"random": 0, "reference": 100}}
  --out FOLDER      writes tables and data too, into FOLDER/A-vs-B
  --help            prints this`;

/**
 * Compares what the arguments name: the statistics of `report`, over scores
 * from several places. Aggregates go over the environments on which every row
 * has a run.
 *
 * @param args Arguments of the command.
 * @returns Overview, aggregates and probabilities of improvement, as text for
 * the user.
 * @throws {UsageError} In one line, if the arguments or a source are wrong;
 * then nothing was written.
 *
 * @example Scores of one's own
 * ```ts
 * import { compare } from "./mod.ts";
 * import { assertStringIncludes } from "@std/assert";
 *
 * const path = Deno.makeTempFileSync({ suffix: ".csv" });
 * const lines = ["algorithm,environment,seed,score", "a,Own-v0,1,5", "b,Own-v0,1,7"];
 * Deno.writeTextFileSync(path, lines.join("\n"));
 *
 * assertStringIncludes(await compare([path]), "| a   |     5.00 |\n| b   | **7.00** |\n");
 * ```
 */
export async function compare(args: readonly string[]): Promise<string> {
  const { paths, options } = readPathsAndOptions(args, {
    string: ["algorithm", "env", "name", "scale", "out"],
    boolean: ["help"],
  });
  if (options.help) return compareHelp;
  if (paths.length === 0 || paths.includes("")) {
    throw new UsageError(
      "Cannot compare as a source must be named: deno task compare results/classic mine.csv",
    );
  }
  const sources = nameSources(paths, options.name).map(readSource);
  const scales = options.scale === undefined
    ? new Map()
    : readScales(options.scale);
  const { set, results, labels } = mergeSources(sources);
  const selected = selectScores(set, options);
  const shared = sharedEnvironments(selected);
  const out = options.out?.replace(/(?<=.)[/\\]+$/, "");
  if (out !== undefined) checkTarget(out, set.name, sources);
  const comparison = compareScores(selected, {
    scales,
    aggregateOver: shared,
  });
  const texts = comparisonTexts(comparison, {
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
