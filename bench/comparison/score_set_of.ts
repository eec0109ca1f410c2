import { firstDifference } from "../results/run_record.ts";
import type { RunResult } from "../results/run_result.ts";
import { UsageError } from "../files/usage_error.ts";
import type { ScoredRun, ScoreSet } from "./score_set.ts";

/** The order of a table; what it doesn't name comes last, by name. */
export interface TableOrder {
  /** Ids of the environments. */
  readonly environments: readonly string[];
  /** Labels of the rows. */
  readonly rows: readonly string[];
}

/**
 * The scores of a suite's results.
 *
 * @param results Results of one suite, in any order, at least one.
 * @param order The suite's order.
 * @returns Their scores; environments and rows without a result are left out.
 * @throws {UsageError} If two runs of a cell differ by more than their seed, so
 * that a mean over them would mean nothing.
 */
export function scoreSetOf(
  results: readonly RunResult[],
  order: TableOrder,
): ScoreSet {
  const cells = Map.groupBy(
    results,
    ({ environment, row }) => JSON.stringify([environment, row]),
  );
  for (const cell of cells.values()) checkOneRecord(cell);
  const each = <T>(value: (result: RunResult) => T) => [
    ...new Set(results.map(value)),
  ];
  return {
    name: results[0].suite,
    environments: each(({ environment }) => environment)
      .sort(byPlace(order.environments)),
    rows: each(({ row }) => row).sort(byPlace(order.rows)),
    engines: each<string>(({ engine }) => engine).sort(),
    revisions: each(({ revision }) => revision).sort((a, b) => a - b),
    runs: results.map(scoreRun),
  };
}

function scoreRun(result: RunResult): ScoredRun {
  const { environment, row, algorithm, seed, steps, curve, final } = result;
  return {
    environment,
    row,
    algorithm,
    seed,
    score: final?.mean ?? null,
    steps,
    curve: { steps: curve.steps, return: curve.return },
  };
}

function checkOneRecord(results: readonly RunResult[]): void {
  const [first, ...others] = results.toSorted((a, b) => a.seed - b.seed);
  const { suite, environment, row, seed } = first;
  for (const other of others) {
    const difference = firstDifference(first, { ...other, seed });
    if (difference === null) continue;
    throw new UsageError(
      `Cannot report ${suite}/${environment}/${row} as its runs must differ by their seed alone: '${difference.field}' is ${difference.first} in seed-${seed} and ${difference.second} in seed-${other.seed}`,
    );
  }
}

function byPlace(order: readonly string[]): (a: string, b: string) => number {
  const place = (name: string) => {
    const index = order.indexOf(name);
    return index < 0 ? order.length : index;
  };
  return (a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}
