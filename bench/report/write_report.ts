import { refuseLinks } from "../refuse_links.ts";
import { type Suite, suiteCells } from "../suite.ts";
import { suites } from "../suites/mod.ts";
import { UsageError } from "../usage_error.ts";
import { writeWhole } from "../whole_files.ts";
import { type CellOrder, cellsOf } from "./cells.ts";
import { collectResults } from "./collect_results.ts";
import { scoreTables } from "./score_tables.ts";
import { scoresCsv } from "./scores_csv.ts";
import { timingTable } from "./timing_table.ts";

/**
 * Writes the report of a suite from its JSON files alone, into
 * `<out>/<suite>/`: `tables.md` and `scores.csv`, the same bytes from the same
 * results, and `timing.md` where there are files of times. Every file is read
 * and checked before the first is written.
 *
 * @param out The folder of all results.
 * @param suite The suite, or the name of its folder; it gives the order of the
 * tables where it is known, and else names do.
 * @returns What `tables.md` holds.
 * @throws {UsageError} In one line, if a result can't be used, there is none,
 * or the folder can't be written.
 */
export function writeReport(out: string, suite: Suite | string): string {
  const name = typeof suite === "string" ? suite : suite.name;
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw new UsageError(
      `Cannot report suite '${name}' as its name must consist of a-z, 0-9 and '-'`,
    );
  }
  refuseLinks(out, name);
  const runs = collectResults(out, name);
  const cells = cellsOf(runs.map(({ result }) => result), orderOf(suite));
  const tables = scoreTables(name, cells);
  const timing = timingTable(name, cells, runs);
  const folder = `${out}/${name}`;
  try {
    writeWhole(`${folder}/tables.md`, tables);
    writeWhole(`${folder}/scores.csv`, scoresCsv(cells));
    if (timing !== null) writeWhole(`${folder}/timing.md`, timing);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`Cannot write into ${folder}: ${error.message}`);
  }
  return tables;
}

function orderOf(suite: Suite | string): CellOrder {
  if (typeof suite === "string") {
    return Object.hasOwn(suites, suite)
      ? orderOf(suites[suite])
      : { environments: [], rows: [] };
  }
  const cells = suiteCells(suite);
  return {
    environments: [...new Set(cells.map(({ environment }) => environment))],
    rows: [...new Set(cells.map(({ row }) => row))],
  };
}
