/**
 * What the overview and the table of aggregates show, before it is written as
 * Markdown or LaTeX.
 *
 * @module
 */
import {
  bestEstimates,
  type ComparedAggregate,
  type ComparedCell,
  type Comparison,
  type Estimate,
  type Standing,
} from "../comparison/mod.ts";

/** One row of the overview. */
export interface OverviewRow {
  /** Label of the row. */
  readonly row: string;
  /** Its cell on each environment of the comparison; null where it has no run. */
  readonly cells: readonly (ComparedCell | null)[];
}

/**
 * The rows of the overview: rows × environments.
 *
 * @param comparison The comparison.
 * @returns One for each row, in order.
 */
export function overviewRows(comparison: Comparison): OverviewRow[] {
  const { rows, environments, cells } = comparison;
  return rows.map((row) => ({
    row,
    cells: environments.map(({ id }) =>
      cells.find((cell) => cell.row === row && cell.environment === id) ?? null
    ),
  }));
}

/**
 * The number of seeds that every cell has.
 *
 * @param comparison The comparison.
 * @returns That number; null where cells differ in it.
 */
export function commonSeedCount({ cells }: Comparison): number | null {
  const counts = new Set(cells.map(({ seeds }) => seeds.length));
  return counts.size === 1 ? [...counts][0] : null;
}

/**
 * Says over how many seeds the means are.
 *
 * @param comparison The comparison.
 * @param n What stands for the number where cells differ in it.
 * @returns Such as `10 seeds` or `one seed`.
 */
export function seedPhrase(comparison: Comparison, n: string): string {
  const count = commonSeedCount(comparison);
  return count === 1 ? "one seed" : `${count ?? n} seeds`;
}

/** The aggregate metrics in the order of their columns. */
export const METRICS = [
  { key: "iqm", title: "IQM", better: "higher" },
  { key: "mean", title: "Mean", better: "higher" },
  { key: "median", title: "Median", better: "higher" },
  { key: "optimalityGap", title: "Optimality gap", better: "lower" },
] as const;

/** One row of the table of aggregates. */
export interface AggregateRow {
  /** The aggregate itself. */
  readonly aggregate: ComparedAggregate;
  /** Its metrics in the order of {@linkcode METRICS}. */
  readonly metrics: readonly (Standing & { readonly estimate: Estimate })[];
}

/**
 * The rows of the table of aggregates.
 *
 * @param comparison The comparison.
 * @returns One for each aggregate, in order.
 */
export function aggregateRows({ aggregates }: Comparison): AggregateRow[] {
  const standings = METRICS.map(({ key, better }) =>
    bestEstimates(aggregates.map((aggregate) => aggregate[key]), better)
  );
  return aggregates.map((aggregate, i) => ({
    aggregate,
    metrics: METRICS.map(({ key }, metric) => ({
      estimate: aggregate[key],
      ...standings[metric][i],
    })),
  }));
}
