/**
 * Which runs take long, so that the pool begins with them.
 *
 * @module
 */
import type { RunRecord } from "./run_result.ts";

/** Time of a step under an algorithm, learning included, relative to PPO's. */
const algorithmCost: ReadonlyMap<string, number> = new Map([
  ["reinforce", 1],
  ["a2c", 1],
  ["npg", 1],
  ["trpo", 1],
  ["trpo-vine", 1],
  ["ppo", 1],
]);

/**
 * How long a run will take, in units of a PPO step. It decides the order of
 * the runs alone.
 *
 * @param record The run.
 * @returns Its cost, > 0.
 */
export function expectedCost(record: RunRecord): number {
  return record.steps * (algorithmCost.get(record.algorithm) ?? 1);
}
