import { resultDigest } from "../results/result_files.ts";
import type { RunResult } from "../results/run_result.ts";

/**
 * Makes a small result with a valid digest, for tests of the report.
 *
 * @param fields What differs from PPO on CartPole-v1 with seed 1 and score 500.
 * @returns The result.
 */
export function sampleResult(fields: Partial<RunResult> = {}): RunResult {
  const result: RunResult = {
    format: 1,
    revision: 1,
    suite: "tiny",
    environment: "CartPole-v1",
    row: "ppo",
    algorithm: "ppo",
    seed: 1,
    engine: "wasm",
    steps: 2000,
    grid: 500,
    options: { gamma: 0.99 },
    curve: {
      steps: [500, 1000, 1500, 2000],
      return: [20, null, 480, 490],
      length: [20, null, 480, 490],
      episodes: [25, 0, 1, 1],
    },
    iterations: { steps: [500, 1000, 1500, 2000], kl: [0.1, 0.1, null, 0.1] },
    final: { episodes: 2, mean: 500, std: 0, returns: [500, 500] },
    onnxParity: { observations: 1000, tolerance: 1e-5, passed: true },
    digests: {
      record: "0".repeat(64),
      parameters: "1".repeat(64),
      onnx: "2".repeat(64),
      result: "",
    },
    ended: "completed",
    divergence: null,
    trainedSteps: 2000,
    ...fields,
  };
  const digests = { ...result.digests, result: resultDigest(result) };
  return { ...result, digests };
}

/**
 * Makes a result of a run that diverged.
 *
 * @param fields What differs from {@linkcode sampleResult}.
 * @returns The result.
 */
export function divergedResult(fields: Partial<RunResult> = {}): RunResult {
  return sampleResult({
    final: null,
    onnxParity: null,
    digests: { ...sampleResult().digests, onnx: null },
    ended: "diverged",
    divergence: { iteration: 3, steps: 600, reason: "the loss is NaN" },
    trainedSteps: 600,
    ...fields,
  });
}
