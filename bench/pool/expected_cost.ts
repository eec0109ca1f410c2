import { algorithms } from "../../algorithms/mod.ts";
import type { RunRecord } from "../results/run_record.ts";

/**
 * How long a run will take, in units of a PPO step: the pool begins with those
 * that take long. It decides the order of the runs alone.
 *
 * @param record The run.
 * @returns Its cost, > 0.
 */
export function expectedCost({ algorithm, steps }: RunRecord): number {
  return steps * (algorithms[algorithm]?.stepCost ?? 1);
}
