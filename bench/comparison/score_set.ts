/**
 * What is compared: scores of runs, wherever they were made.
 *
 * @module
 */

/** Training return on a grid of environment steps. */
interface ScoredCurve {
  /** Points of the grid, ascending. */
  readonly steps: readonly number[];
  /** Mean return of the episodes that ended in the interval before each point; null where none did. */
  readonly return: readonly (number | null)[];
}

/** The score of one run. */
export interface ScoredRun {
  /** Id of the environment. */
  readonly environment: string;
  /** Label of the row. */
  readonly row: string;
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Number of the seed. */
  readonly seed: number;
  /** Mean return of the final policy; null where the run diverged. */
  readonly score: number | null;
  /** Budget of environment steps; null where it isn't known. */
  readonly steps: number | null;
  /** Its learning curve; null where it isn't known. */
  readonly curve: ScoredCurve | null;
}

/** Scores that are compared with each other. */
export interface ScoreSet {
  /** Name of the suite, or of what is compared. */
  readonly name: string;
  /** Ids of the environments, in their order. */
  readonly environments: readonly string[];
  /** Labels of the rows, in their order. */
  readonly rows: readonly string[];
  /** Engines that made the runs, each once, sorted; empty where not known. */
  readonly engines: readonly string[];
  /** Revisions of the source, ascending; empty where not known. */
  readonly revisions: readonly number[];
  /** The runs, in any order; environment, row and seed occur once. */
  readonly runs: readonly ScoredRun[];
}
