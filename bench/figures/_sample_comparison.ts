import { compareScores } from "../comparison/compare_scores.ts";
import type { Comparison } from "../comparison/comparison.ts";

/** What the sample is made of. */
export interface SampleOptions {
  /** Labels of the rows, the best last. */
  readonly rows?: readonly string[];
  /** Ids of the environments; all have the scale 0 to 100. */
  readonly environments?: readonly string[];
  /** Number of seeds. */
  readonly seeds?: number;
  /** Training steps of each run, in four intervals. */
  readonly steps?: number;
}

/**
 * A small comparison whose numbers are known: on every environment, seed s of
 * the row with number r has the score 20 + 20·r + s, and trains from 0 to it in
 * a straight line of four points.
 */
export function sampleComparison(options: SampleOptions = {}): Comparison {
  const {
    rows = ["reinforce", "trpo", "ppo"],
    environments = ["CartPole-v1", "Pendulum-v1"],
    seeds = 3,
    steps = 40_000,
  } = options;
  const runs = environments.flatMap((environment) =>
    rows.flatMap((row, r) =>
      Array.from({ length: seeds }, (_, i) => {
        const score = 20 + 20 * r + i + 1;
        const quarters = [1, 2, 3, 4];
        return {
          environment,
          row,
          algorithm: row,
          seed: i + 1,
          score,
          steps,
          curve: {
            steps: quarters.map((quarter) => quarter * steps / 4),
            return: quarters.map((quarter) => quarter * score / 4),
          },
        };
      })
    )
  );
  const scale = { random: 0, reference: 100 };
  return compareScores(
    { name: "sample", environments, rows, engines: [], revisions: [], runs },
    {
      scales: new Map(environments.map((id) => [id, scale])),
      replications: 50,
      bandReplications: 20,
    },
  );
}
