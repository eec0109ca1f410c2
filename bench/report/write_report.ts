import { compareScores, scoreSetOf } from "../comparison/mod.ts";
import { listFiles, refuseLinks, writeFiles } from "../files/write_files.ts";
import type { OutputFile } from "../files/write_files.ts";
import type { RunResult } from "../results/run_result.ts";
import { siteFiles } from "../site/files/site_files.ts";
import type { Suite } from "../suites/suite.ts";
import { suites } from "../suites/load_suite.ts";
import { UsageError } from "../files/usage_error.ts";
import { collectResults } from "../results/collect_results.ts";
import { drawFigures } from "./draw_figures.ts";
import { publishedPolicies } from "./published_policies.ts";
import { reportFiles } from "../tables/report_files.ts";
import { summaryTables } from "../tables/score_tables.ts";
import { tableOrder } from "./table_order.ts";
import { type TimedCell, timedCells } from "../tables/timed_cells.ts";
import { timingTable } from "../tables/timing_table.ts";

/**
 * Writes the report of a suite from its files alone, into `<out>/<suite>/`:
 * tables and the comparison that they show (`reportFiles`), `figures/`, and the
 * page in `site/`, the same bytes from the same results; and where there are
 * files of times, `timing.md` and the figure of them. Every file is read and
 * checked before the first is written.
 *
 * @param out The folder of all results.
 * @param suite The suite, or the name of its folder; it gives the order of the
 * tables where it is known, and else names do.
 * @returns Overview and aggregates, and what was written.
 * @throws {UsageError} In one line, if a result can't be used, there is none,
 * or the folder can't be written.
 */
export async function writeReport(
  out: string,
  suite: Suite | string,
): Promise<string> {
  const name = typeof suite === "string" ? suite : suite.name;
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw new UsageError(
      `Cannot report suite '${name}' as its name must consist of a-z, 0-9 and '-'`,
    );
  }
  refuseLinks(out, name);
  const runs = collectResults(out, name);
  const results = runs.map(({ result }) => result);
  const policies = publishedPolicies(out, results);
  const comparison = compareScores(scoreSetOf(results, tableOrder(suite)));
  const timed = timedCells(comparison, runs);
  const command = benchCommand(name, results);
  const site = siteFiles({ comparison, results, policies, command });
  const files = [
    ...reportFiles(comparison, results),
    ...await drawFigures(comparison, timed),
    ...timingFiles(name, timed),
    ...site.map(({ path, content }) => ({ path: `site/${path}`, content })),
  ];
  const folder = writeFiles(out, name, files);
  return `${summaryTables(comparison)}\nThe page: ${folder}/site/index.html\n${
    listFiles(folder, files)
  }`;
}

/** What depends on the machine, and is never compared. */
function timingFiles(
  name: string,
  timed: readonly TimedCell[],
): OutputFile[] {
  const content = timingTable(name, timed);
  return content === null ? [] : [{ path: "timing.md", content }];
}

/** The command that makes the results again. */
function benchCommand(name: string, results: readonly RunResult[]): string {
  const seeds = Math.max(...results.map(({ seed }) => seed));
  const suite = Object.hasOwn(suites, name) ? name : `${name}.json`;
  return `deno task bench --suite ${suite} --seeds ${seeds}`;
}
