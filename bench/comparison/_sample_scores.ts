import type { ScoredRun, ScoreSet } from "./score_set.ts";

/**
 * Makes one scored run, for tests.
 *
 * @param fields What differs from PPO on CartPole-v1 with seed 1 and score 500,
 * without a curve.
 * @returns The run.
 */
export function sampleRun(fields: Partial<ScoredRun> = {}): ScoredRun {
  return {
    environment: "CartPole-v1",
    row: "ppo",
    algorithm: fields.row ?? "ppo",
    seed: 1,
    score: 500,
    steps: 2000,
    curve: null,
    ...fields,
  };
}

/**
 * Makes the runs of one cell with seeds 1, 2, ….
 *
 * @param environment Id of the environment.
 * @param row Label of the row.
 * @param scores Score of each seed; null where it diverged.
 * @returns The runs.
 */
export function sampleCell(
  environment: string,
  row: string,
  scores: readonly (number | null)[],
): ScoredRun[] {
  return scores.map((score, i) =>
    sampleRun({ environment, row, score, seed: i + 1 })
  );
}

/**
 * Makes a set of runs; environments and rows are in the order of the runs.
 *
 * @param runs The runs.
 * @returns The set.
 */
export function sampleSet(runs: readonly ScoredRun[]): ScoreSet {
  return {
    name: "tiny",
    environments: [...new Set(runs.map(({ environment }) => environment))],
    rows: [...new Set(runs.map(({ row }) => row))],
    engines: ["wasm"],
    revisions: [1],
    runs,
  };
}
