/**
 * A comparison of algorithms: every number that a table, a figure or the page
 * shows. It is computed once, by `compareScores`, and only written out after.
 *
 * @module
 */

/** A number with its 95 % interval. */
export interface Estimate {
  /** The number itself, of all scores. */
  readonly value: number;
  /** Lower end of the interval; null where fewer than three seeds allow none. */
  readonly lower: number | null;
  /** Upper end of the interval; null where fewer than three seeds allow none. */
  readonly upper: number | null;
}

/** How an environment's scores are normalized: (score − random) / (reference − random). */
export interface Scale {
  /** Score of the uniformly random policy, which becomes 0. */
  readonly random: number;
  /** Score that becomes 1. */
  readonly reference: number;
}

/** One environment of a comparison. */
export interface ComparedEnvironment {
  /** Its id. */
  readonly id: string;
  /** Its scale; null where none is known, and then no aggregate counts it. */
  readonly scale: Scale | null;
  /** Training return that counts as learned; null where there is none. */
  readonly threshold: number | null;
}

/** One row on one environment. */
export interface ComparedCell {
  /** Id of the environment. */
  readonly environment: string;
  /** Label of the row. */
  readonly row: string;
  /** Name of the algorithm. */
  readonly algorithm: string;
  /** Budget of environment steps; null where it isn't known. */
  readonly steps: number | null;
  /** Seeds in ascending order. */
  readonly seeds: readonly number[];
  /**
   * Score of each seed, as the environment gives it. A diverged run has the
   * random policy's score; null where that isn't known.
   */
  readonly scores: readonly (number | null)[];
  /** Seeds whose run diverged. */
  readonly diverged: readonly number[];
  /** Mean with Student's t interval; null where a score isn't known. */
  readonly mean: Estimate | null;
  /** Mean of the normalized scores, with its interval; null where there is no scale. */
  readonly normalized: Estimate | null;
  /**
   * Place among the environment's rows by mean score, 1 the best; equal means
   * share the mean of their places; null where there is no mean.
   */
  readonly rank: number | null;
  /** Whether no row of the environment has a higher mean. */
  readonly best: boolean;
  /**
   * Whether the interval overlaps that of a best row, as a best row's own does:
   * the data don't tell them apart for sure. False where there is no interval.
   */
  readonly overlapsBest: boolean;
  /** Steps until training reached the threshold; null where there is no threshold or curve. */
  readonly toThreshold: {
    /** Median over seeds, one that never reached it counted as later than any; null where that is the median. */
    readonly median: number | null;
    /** How many seeds reached it. */
    readonly reached: number;
    /** Each seed's steps, null where never. */
    readonly steps: readonly (number | null)[];
  } | null;
}

/** One row over the environments that count. */
export interface ComparedAggregate {
  /** Label of the row. */
  readonly row: string;
  /** Environments that count: those with a scale, or those of them that were chosen. */
  readonly environments: readonly string[];
  /** Runs that count, over all environments. */
  readonly runs: number;
  /** Interquartile mean of the normalized scores. */
  readonly iqm: Estimate;
  /** Mean over environments of their mean normalized scores. */
  readonly mean: Estimate;
  /** Median over environments of their mean normalized scores. */
  readonly median: Estimate;
  /** By how much scores fall short of 1 on average; lower is better. */
  readonly optimalityGap: Estimate;
  /** Mean over environments of the cells' ranks. */
  readonly meanRank: number;
}

/** How likely a run of one row is better than a run of another. */
export interface ComparedPair {
  /** Label of the row that may be the better. */
  readonly x: string;
  /** Label of the other row. */
  readonly y: string;
  /** P(x > y) averaged over environments, a tie counted half. */
  readonly probability: Estimate;
}

/** Values with their intervals along an axis, one for each of its points. */
export interface Band {
  /** Label of the row. */
  readonly row: string;
  /** The values; null where there is none at that point. */
  readonly value: readonly (number | null)[];
  /** Lower ends; null where there is no interval. */
  readonly lower: readonly (number | null)[];
  /** Upper ends; null where there is no interval. */
  readonly upper: readonly (number | null)[];
}

/** The whole comparison. All of it is plain JSON. */
export interface Comparison {
  /** Version of the file's format. */
  readonly format: 1;
  /** Name of the suite, or of what is compared. */
  readonly name: string;
  /** Engines that made the runs, each once, sorted; empty where not known. */
  readonly engines: readonly string[];
  /** Revisions of the source that made the runs, ascending; empty where not known. */
  readonly revisions: readonly number[];
  /** How intervals were computed. */
  readonly intervals: {
    /** Of every interval. */
    readonly confidence: number;
    /** Least number of seeds that gives one. */
    readonly minimumSeeds: number;
    /** Replications of the bootstrap for aggregates and pairs. */
    readonly replications: number;
    /** Replications for profiles and sample efficiency. */
    readonly bandReplications: number;
    /** Seed of the bootstrap's random streams. */
    readonly seed: number;
  };
  /** Environments in the suite's order. */
  readonly environments: readonly ComparedEnvironment[];
  /** Labels of the rows in the suite's order. */
  readonly rows: readonly string[];
  /** Cells that have runs: environment by environment, row by row. */
  readonly cells: readonly ComparedCell[];
  /** Rows with a run on every environment that counts, in order. */
  readonly aggregates: readonly ComparedAggregate[];
  /** Both directions of every pair of rows that have an aggregate. */
  readonly pairs: readonly ComparedPair[];
  /** Performance profiles: the share of runs whose normalized score is above τ. */
  readonly profiles: {
    /** The levels τ, ascending. */
    readonly tau: readonly number[];
    /** Shares of each row with an aggregate. */
    readonly rows: readonly Band[];
  };
  /**
   * Sample efficiency: interquartile mean of the normalized training return
   * over environments, by environment steps. Before its first episode has ended
   * a run counts as the random policy; after its end it keeps its last return,
   * or is the random policy again where it diverged. The band ends where the
   * row's longest budget does.
   */
  readonly efficiency: {
    /** Environment steps, ascending. */
    readonly steps: readonly number[];
    /** One band for each row that has an aggregate, and curves. */
    readonly rows: readonly Band[];
  };
  /** Learning curves: mean training return over seeds, by environment. */
  readonly curves: readonly {
    /** Id of the environment. */
    readonly environment: string;
    /** One band for each row that has curves there, with its own environment steps. */
    readonly rows: readonly (Band & { readonly steps: readonly number[] })[];
  }[];
}
