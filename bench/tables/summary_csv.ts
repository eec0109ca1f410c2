import type { Comparison, Estimate } from "../comparison/mod.ts";
import { csv, type CsvField } from "../text/csv.ts";
import { METRICS } from "./comparison_tables.ts";

const SUMMARY_HEADER = [
  "suite",
  "environment",
  "row",
  "algorithm",
  "steps",
  "seeds",
  "diverged",
  ...withEnds("mean"),
  ...withEnds("normalized"),
  "rank",
  "best",
  "overlaps_best",
  "steps_to_threshold",
  "reached_threshold",
];

/**
 * Writes one line for each row on each environment, unrounded.
 *
 * @param comparison The comparison.
 * @returns The text of `summary.csv`.
 */
export function summaryCsv({ name, cells }: Comparison): string {
  const rows = cells.map((cell) => [
    name,
    cell.environment,
    cell.row,
    cell.algorithm,
    cell.steps,
    cell.seeds.length,
    cell.diverged.length,
    ...valueAndEnds(cell.mean),
    ...valueAndEnds(cell.normalized),
    cell.rank,
    cell.best,
    cell.overlapsBest,
    cell.toThreshold?.median ?? null,
    cell.toThreshold?.reached ?? null,
  ]);
  return csv(SUMMARY_HEADER, rows);
}

const AGGREGATES_HEADER = [
  "suite",
  "row",
  "environments",
  "runs",
  ...METRICS.flatMap(({ title }) =>
    withEnds(title.toLowerCase().replace(" ", "_"))
  ),
  "mean_rank",
];

/**
 * Writes one line for each row over all environments, unrounded.
 *
 * @param comparison The comparison.
 * @returns The text of `aggregates.csv`; the header alone where no row has runs
 * on all environments.
 */
export function aggregatesCsv({ name, aggregates }: Comparison): string {
  const rows = aggregates.map((aggregate) => [
    name,
    aggregate.row,
    aggregate.environments.length,
    aggregate.runs,
    ...METRICS.flatMap(({ key }) => valueAndEnds(aggregate[key])),
    aggregate.meanRank,
  ]);
  return csv(AGGREGATES_HEADER, rows);
}

function withEnds(column: string): string[] {
  return [column, `${column}_lower`, `${column}_upper`];
}

function valueAndEnds(estimate: Estimate | null): CsvField[] {
  if (estimate === null) return [null, null, null];
  return [estimate.value, estimate.lower, estimate.upper];
}
