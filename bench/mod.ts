/**
 * What a program of one's own may take from the benchmark: training, and the
 * shape of results. All else is for the commands.
 *
 * @module
 */
export { train } from "./runs/train.ts";
export type {
  PolicyEvaluationOptions,
  TrainedPolicy,
  TrainOptions,
} from "./runs/train.ts";
export type { RunRecord } from "./results/run_record.ts";
export type * from "./results/run_result.ts";
