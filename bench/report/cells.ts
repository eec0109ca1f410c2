import { firstDifference } from "../record.ts";
import type { RunResult } from "../run_result.ts";
import {
  type MeanInterval,
  meanInterval,
  median,
  stepsToThreshold,
} from "../statistics/mod.ts";
import { UsageError } from "../usage_error.ts";
import { RANDOM_SCORES } from "./random_scores.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** One run as the tables see it. */
export interface ScoredRun {
  /** The run's result. */
  readonly result: RunResult;
  /**
   * Mean return of the final episodes; where the run diverged the random
   * policy's, null where that isn't known.
   */
  readonly score: number | null;
  /** Whether the score is the random policy's. */
  readonly diverged: boolean;
  /** First steps at the threshold; null where never, or where there is none. */
  readonly stepsToThreshold: number | null;
}

/** The runs of one row on one environment, which differ by seed alone. */
export interface Cell {
  /** Id of the environment. */
  readonly environment: string;
  /** Label of the suite's row. */
  readonly row: string;
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Budget of environment steps. */
  readonly steps: number;
  /** The runs in order of their seeds. */
  readonly runs: readonly ScoredRun[];
  /** Mean score with its interval; null where a score isn't known. */
  readonly interval: MeanInterval | null;
  /** Training return that counts as learned; null where there is none. */
  readonly threshold: number | null;
  /** How many runs reached the threshold. */
  readonly reached: number;
  /** Median steps to the threshold, a run that never reached it counted as +Infinity. */
  readonly medianSteps: number;
}

/** The order of a table; what it doesn't name comes last, by name. */
export interface CellOrder {
  /** Ids of the environments. */
  readonly environments: readonly string[];
  /** Labels of the rows. */
  readonly rows: readonly string[];
}

/**
 * Gathers results into cells.
 *
 * @param results Results of one suite, in any order.
 * @param order The suite's order.
 * @returns The cells, environment by environment.
 * @throws {UsageError} If two runs of a cell differ by more than their seed, so
 * that a mean over them would mean nothing.
 */
export function cellsOf(
  results: readonly RunResult[],
  order: CellOrder,
): Cell[] {
  const groups = Map.groupBy(
    results,
    ({ environment, row }) => JSON.stringify([environment, row]),
  );
  return [...groups.values()].map(cellOf).sort((a, b) =>
    compareBy(order.environments, a.environment, b.environment) ||
    compareBy(order.rows, a.row, b.row)
  );
}

function cellOf(results: readonly RunResult[]): Cell {
  const sorted = results.toSorted((a, b) => a.seed - b.seed);
  checkOneRecord(sorted);
  const { environment, row, algorithm, steps } = sorted[0];
  const threshold = THRESHOLDS.get(environment) ?? null;
  const runs = sorted.map((result) => scoreRun(result, threshold));
  const scores = runs.map(({ score }) => score);
  const reaching = runs.map((run) => run.stepsToThreshold ?? Infinity);
  return {
    environment,
    row,
    algorithm,
    steps,
    runs,
    interval: scores.every((score) => score !== null)
      ? meanInterval(scores)
      : null,
    threshold,
    reached: reaching.filter(Number.isFinite).length,
    medianSteps: median(reaching),
  };
}

function scoreRun(result: RunResult, threshold: number | null): ScoredRun {
  const { final, environment, curve } = result;
  return {
    result,
    score: final?.mean ?? RANDOM_SCORES.get(environment) ?? null,
    diverged: final === null,
    stepsToThreshold: threshold === null
      ? null
      : stepsToThreshold(curve, threshold),
  };
}

function checkOneRecord(results: readonly RunResult[]): void {
  const [first, ...others] = results;
  const { suite, environment, row, seed } = first;
  for (const other of others) {
    const difference = firstDifference(first, { ...other, seed });
    if (difference === null) continue;
    throw new UsageError(
      `Cannot report ${suite}/${environment}/${row} as its runs must differ by their seed alone: '${difference.field}' is ${difference.first} in seed-${seed} and ${difference.second} in seed-${other.seed}`,
    );
  }
}

function compareBy(order: readonly string[], a: string, b: string): number {
  const place = (name: string) => {
    const index = order.indexOf(name);
    return index < 0 ? order.length : index;
  };
  return place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}
