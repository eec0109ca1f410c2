import { type Comparison, normalizeScore } from "../comparison/mod.ts";
import type { RunResult } from "../results/run_result.ts";
import { csv } from "../text/csv.ts";

const HEADER = [
  "suite",
  "environment",
  "row",
  "algorithm",
  "seed",
  "final_mean",
  "final_std",
  "normalized",
  "steps_to_threshold",
  "ended",
];

/**
 * Writes one line for each run, unrounded. Where a run diverged, `final_mean`
 * is the random policy's mean return, so that means over the file are those of
 * the tables, and `final_std` is empty.
 *
 * @param comparison The comparison.
 * @param results The results that were compared, for their `final_std`.
 * @returns The text of `scores.csv`.
 */
export function scoresCsv(
  { name, environments, cells }: Comparison,
  results: readonly RunResult[],
): string {
  const key = (environment: string, row: string, seed: number) =>
    JSON.stringify([environment, row, seed]);
  const deviations = new Map(results.map((result) => [
    key(result.environment, result.row, result.seed),
    result.final?.std ?? null,
  ]));
  const scales = new Map(environments.map(({ id, scale }) => [id, scale]));
  const rows = cells.flatMap(({ environment, row, algorithm, ...cell }) => {
    const scale = scales.get(environment) ?? null;
    return cell.seeds.map((seed, i) => {
      const score = cell.scores[i];
      return [
        name,
        environment,
        row,
        algorithm,
        seed,
        score,
        deviations.get(key(environment, row, seed)) ?? null,
        score === null || scale === null ? null : normalizeScore(score, scale),
        cell.toThreshold?.steps[i] ?? null,
        cell.diverged.includes(seed) ? "diverged" : "completed",
      ];
    });
  });
  return csv(HEADER, rows);
}
