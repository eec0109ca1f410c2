import type { TableOrder } from "../comparison/mod.ts";
import { type Suite, suiteCells } from "../suites/suite.ts";
import { suites } from "../suites/load_suite.ts";

/**
 * The order of a suite's environments and rows.
 *
 * @param suite The suite, or the name of its folder.
 * @returns Its order; an empty one, so that names decide, where no suite that
 * comes with the benchmark has that name.
 */
export function tableOrder(suite: Suite | string): TableOrder {
  if (typeof suite === "string") {
    return Object.hasOwn(suites, suite)
      ? tableOrder(suites[suite])
      : { environments: [], rows: [] };
  }
  const cells = suiteCells(suite);
  return {
    environments: [...new Set(cells.map(({ environment }) => environment))],
    rows: [...new Set(cells.map(({ row }) => row))],
  };
}
