/**
 * Which runs take long, so that the pool begins with them.
 *
 * @module
 */
import type { RunRecord } from "../results/run_record.ts";

/**
 * Time of a step with default options, learning included, relative to PPO's.
 * Measured on CartPole-v1 and Acrobot-v1; a rough figure will do.
 */
const algorithmCost: ReadonlyMap<string, number> = new Map([
  ["reinforce", 0.8],
  ["a2c", 0.4],
  ["npg", 1.2],
  ["trpo", 1.2],
  ["trpo-vine", 0.1],
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
