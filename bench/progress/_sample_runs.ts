/**
 * Runs for tests of progress.
 *
 * @module
 */
import { sampleResult } from "../tables/_sample_result.ts";
import type { RunOutcome } from "../runs/run.ts";
import type { RunRecord } from "../results/run_record.ts";

/**
 * Makes what a run gives.
 *
 * @param fields What differs from PPO on CartPole-v1 with seed 1.
 * @returns The outcome: score 500, 2,000 steps in half a second.
 */
export function sampleOutcome(fields: Partial<RunRecord> = {}): RunOutcome {
  return {
    result: sampleResult(fields),
    onnx: null,
    stages: [],
    timing: {
      format: 1,
      trainingSeconds: 0.5,
      wallSeconds: 0.6,
      stepsPerSecond: 4000,
      shares: null,
      onnxDifference: 0,
      machine: { cpu: null, cores: 1, os: "linux", arch: "x86_64" },
      versions: { deno: "", v8: "", typescript: "", v8Flags: null },
    },
  };
}
