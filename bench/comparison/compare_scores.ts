import { environments as known } from "../../envs/mod.ts";
import {
  BAND_REPLICATIONS,
  CONFIDENCE,
  MINIMUM_SEEDS,
  REPLICATIONS,
} from "../statistics/mod.ts";
import { compareAggregates } from "./compare_aggregates.ts";
import { compareCells } from "./compare_cells.ts";
import type { Comparison, Scale } from "./comparison.ts";
import { completeRows } from "./complete_rows.ts";
import { compareCurves } from "./compare_curves.ts";
import { compareEfficiency } from "./compare_efficiency.ts";
import { gatherRuns } from "./gather_runs.ts";
import { comparePairs } from "./compare_pairs.ts";
import { compareProfiles } from "./compare_profiles.ts";
import { scaleOf } from "./scales.ts";
import type { ScoreSet } from "./score_set.ts";

/** What a comparison is made with. */
interface CompareOptions {
  /**
   * Scales by the environments' ids, laid over those that environments have of
   * their own ({@linkcode scaleOf}). An environment that has none takes part in
   * no aggregate.
   * @default none
   */
  readonly scales?: ReadonlyMap<string, Scale>;
  /**
   * Ids of the environments that whatever goes over environments counts, where
   * they have a scale: aggregates, pairs, profiles and sample efficiency.
   * @default all of the set
   */
  readonly aggregateOver?: readonly string[];
  /**
   * Replications of the bootstrap for aggregates and pairs.
   * @default 50,000
   */
  readonly replications?: number;
  /**
   * Replications for profiles and sample efficiency.
   * @default 2,000
   */
  readonly bandReplications?: number;
  /**
   * Seed of the bootstrap's random streams.
   * @default 1
   */
  readonly seed?: number;
}

/**
 * Compares the rows of a set of scores: the one computation of every number
 * that tables, figures and the page show. It is a pure function of the set, and
 * the order of its runs doesn't matter.
 *
 * A single cell has Student's t interval; whatever goes over environments has a
 * percentile interval of a bootstrap stratified by environment, as Agarwal et
 * al. 2021 define it, https://arxiv.org/abs/2108.13264. A diverged run counts
 * with the random policy's score. Fewer than three seeds give no interval.
 *
 * @param set The scores.
 * @param options Scales, and how the bootstrap is drawn.
 * @returns The comparison, plain JSON.
 * @throws {UsageError} In one line, if a run occurs twice.
 *
 * @example Two rows on one environment
 * ```ts
 * import { compareScores } from "./compare_scores.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const run = { environment: "CartPole-v1", steps: null, curve: null };
 * const { cells } = compareScores({
 *   name: "example",
 *   environments: ["CartPole-v1"],
 *   rows: ["mine", "ppo"],
 *   engines: [],
 *   revisions: [],
 *   runs: [
 *     { ...run, row: "ppo", algorithm: "ppo", seed: 1, score: 480 },
 *     { ...run, row: "mine", algorithm: "mine", seed: 1, score: 500 },
 *   ],
 * });
 *
 * assertEquals(cells.map(({ row, rank }) => [row, rank]), [["mine", 1], ["ppo", 2]]);
 * ```
 */
export function compareScores(
  set: ScoreSet,
  options: CompareOptions = {},
): Comparison {
  const {
    scales,
    aggregateOver = set.environments,
    replications = REPLICATIONS,
    bandReplications = BAND_REPLICATIONS,
    seed = 1,
  } = options;
  const confidence = CONFIDENCE;
  const environments = set.environments.map((id) => ({
    id,
    scale: scales?.get(id) ?? scaleOf(id),
    threshold: known.get(id)?.threshold ?? null,
  }));
  const gathered = gatherRuns(set, environments);
  const cells = compareCells(gathered, confidence);
  const counted = environments.filter(({ id, scale }) =>
    scale !== null && aggregateOver.includes(id)
  );
  const complete = completeRows(set.rows, counted, gathered);
  const once = { seed, replications, confidence };
  const bands = { seed, replications: bandReplications, confidence };
  return {
    format: 1,
    name: set.name,
    engines: set.engines,
    revisions: set.revisions,
    intervals: {
      confidence,
      minimumSeeds: MINIMUM_SEEDS,
      replications,
      bandReplications,
      seed,
    },
    environments,
    rows: set.rows,
    cells,
    aggregates: compareAggregates(complete, cells, once),
    pairs: comparePairs(complete, once),
    profiles: compareProfiles(complete, bands),
    efficiency: compareEfficiency(complete, bands),
    curves: compareCurves(gathered, confidence),
  };
}
