/**
 * A site of published results, for tests in a browser.
 *
 * @module
 */
import { compareScores, scoreSetOf } from "../../../comparison/mod.ts";
import { writeFiles } from "../../../files/write_files.ts";
import { collectResults } from "../../../results/collect_results.ts";
import { publishedPolicies } from "../../../report/published_policies.ts";
import { suiteCells } from "../../../suites/suite.ts";
import { suites } from "../../../suites/load_suite.ts";
import { siteFiles } from "../../../site/files/site_files.ts";

/** What a site for tests holds of the suite `classic`. */
interface TestSiteOptions {
  /** Ids of its environments. @default CartPole-v1 and Pendulum-v1 */
  readonly environments?: readonly string[];
  /** How many seeds, from 1. @default 3 */
  readonly seeds?: number;
}

/**
 * Builds a site below `.tmp`, with fewer replications than a published one.
 *
 * @param options What it holds.
 * @returns Its folder; the caller removes it.
 */
export function buildTestSite(options: TestSiteOptions = {}): string {
  const { environments = ["CartPole-v1", "Pendulum-v1"], seeds = 3 } = options;
  const results = collectResults("results", "classic")
    .map(({ result }) => result)
    .filter(({ environment, seed }) =>
      environments.includes(environment) && seed <= seeds
    );
  const cells = suiteCells(suites.classic);
  const order = {
    environments: cells.map(({ environment }) => environment),
    rows: cells.map(({ row }) => row),
  };
  const files = siteFiles({
    comparison: compareScores(scoreSetOf(results, order), {
      replications: 200,
      bandReplications: 200,
    }),
    results,
    policies: publishedPolicies("results", results),
    command: `deno task bench --suite classic --seeds ${seeds}`,
  });
  Deno.mkdirSync(".tmp", { recursive: true });
  const folder = Deno.makeTempDirSync({ dir: ".tmp", prefix: "site-" });
  return writeFiles(".tmp", folder.slice(folder.lastIndexOf("/") + 1), files);
}
