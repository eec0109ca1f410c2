/**
 * Suites: which algorithms with which options train on which environments.
 *
 * @module
 */

/** A suite is data; it can be written as TypeScript or as a JSON file. */
export interface Suite {
  /** Names the suite's folder: `[a-z0-9-]+`. */
  readonly name: string;
  /**
   * Seeds 1…n are trained unless the command line says otherwise.
   * @default 5
   */
  readonly seeds?: number;
  /** Environments by id, each with its budget. */
  readonly environments: Readonly<Record<string, SuiteEnvironment>>;
  /** Rows of the tables: an algorithm with options each. */
  readonly rows: readonly SuiteRow[];
}

/** What a suite says of one environment. */
interface SuiteEnvironment {
  /** Budget of training in environment steps, for rows that have none of their own. */
  readonly steps: number;
}

/** One row of a suite. It runs on every environment of the suite that it doesn't leave out. */
export interface SuiteRow {
  /**
   * Names the row in paths, tables and filters: `[a-z0-9-]+`.
   * @default the algorithm's name
   */
  readonly label?: string;
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Options on every environment; the algorithm's defaults complete them. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What differs on an environment; null leaves the environment out. */
  readonly environments?: Readonly<
    Record<string, SuiteRowEnvironment | null>
  >;
}

/** What differs for a row on one environment. */
export interface SuiteRowEnvironment {
  /** Budget of training in environment steps. */
  readonly steps?: number;
  /** Laid over the row's options, name by name; a nested record is replaced as a whole. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** One row on one environment: the runs that differ in their seed alone. */
export interface SuiteCell {
  /** Label of the row. */
  readonly row: string;
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Id of the environment. */
  readonly environment: string;
  /** Options before the algorithm completes them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Budget in environment steps. */
  readonly steps: number;
  /** Distance of the curve's points, in environment steps. */
  readonly grid: number;
}

/** Points that the longest curve of an environment may have. */
const gridPoints = 200;

/**
 * All cells of a suite, environment by environment, rows in the suite's order.
 * The grid of an environment is its largest budget / 200, rounded up, so that
 * all rows of an environment share it.
 *
 * @param suite The suite.
 * @param steps Replaces every budget where given.
 * @returns The cells.
 */
export function suiteCells(suite: Suite, steps?: number): SuiteCell[] {
  return Object.keys(suite.environments).flatMap((environment) => {
    const rows = suite.rows.filter((row) =>
      row.environments?.[environment] !== null
    );
    const budget = (row: SuiteRow) =>
      steps ?? row.environments?.[environment]?.steps ??
        suite.environments[environment].steps;
    const grid = Math.ceil(Math.max(...rows.map(budget)) / gridPoints);
    return rows.map((row) => ({
      row: rowLabel(row),
      algorithm: row.algorithm,
      environment,
      options: { ...row.options, ...row.environments?.[environment]?.options },
      steps: budget(row),
      grid,
    }));
  });
}

/**
 * Label of a row: its own, or else the algorithm's name.
 *
 * @param row The row.
 * @returns The label.
 */
export function rowLabel(row: SuiteRow): string {
  return row.label ?? row.algorithm;
}
