/**
 * A small site, for tests: two rows on two environments, three seeds.
 *
 * @module
 */
import { compareScores, scoreSetOf } from "../comparison/mod.ts";
import type { RunResult } from "../results/run_result.ts";
import type { SiteInput } from "./files/site_files.ts";

const scores: Readonly<Record<string, readonly (number | null)[]>> = {
  "CartPole-v1/a2c": [500, 500, 500],
  "CartPole-v1/ppo": [490, 500, 480],
  "Pendulum-v1/a2c": [-900, null, -1000],
  "Pendulum-v1/ppo": [-200, -150, -160],
};

/**
 * Makes what a site is built of.
 *
 * @returns The input; a2c's second seed on Pendulum-v1 diverged, and one policy
 * is not of seed 1.
 */
export function sampleSite(): SiteInput {
  const results = Object.entries(scores).flatMap(([place, each]) => {
    const [environment, row] = place.split("/");
    return each.map((score, i) => sampleResult(environment, row, i + 1, score));
  });
  const order = {
    environments: ["CartPole-v1", "Pendulum-v1"],
    rows: ["a2c", "ppo"],
  };
  const bootstrap = { replications: 50, bandReplications: 50 };
  const policy = { environment: "CartPole-v1", row: "ppo", seed: 1 };
  const other = { ...policy, seed: 2, onnx: Uint8Array.of(9) };
  return {
    comparison: compareScores(scoreSetOf(results, order), bootstrap),
    results,
    policies: [
      { ...policy, stage: "final", steps: 2000, onnx: Uint8Array.of(3) },
      { ...policy, stage: "untrained", steps: 0, onnx: Uint8Array.of(1, 255) },
      { ...other, stage: "final", steps: 2000 },
    ],
    command: "deno task bench --suite sample",
  };
}

function sampleResult(
  environment: string,
  row: string,
  seed: number,
  score: number | null,
): RunResult {
  const digest = "0".repeat(64);
  const returns = { steps: [1000, 2000], return: [1 / 3, score] };
  return {
    format: 1,
    revision: 2,
    suite: "sample",
    environment,
    row,
    algorithm: row,
    options: { gamma: 0.99 },
    seed,
    engine: "wasm",
    steps: 2000,
    grid: 1000,
    trainedSteps: 2048,
    curve: { ...returns, length: [1, null], episodes: [1, 0] },
    iterations: { steps: [1000, 2000], kl: [0.0123456789, null] },
    final: score === null
      ? null
      : { episodes: 100, mean: score, std: 0, returns: [] },
    onnxParity: null,
    digests: { record: digest, parameters: digest, onnx: null, result: digest },
    ended: score === null ? "diverged" : "completed",
    divergence: score === null
      ? { iteration: 7, steps: 1792, reason: "</script><!--\u2028" }
      : null,
  };
}
