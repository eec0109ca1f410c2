/**
 * Short runs whose digests are pinned, so that no change of bytes goes unseen.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { type RunRecord, runRecord } from "../../results/run_record.ts";
import { revision } from "../../results/revision.ts";
import { run } from "../../runs/run.ts";
import type { RunOptions } from "../../runs/run.ts";
import { suiteCells } from "../../suites/suite.ts";
import type { Suite } from "../../suites/suite.ts";

const normalized = { normalizeObservations: true };
const gsde = {
  exploration: { kind: "gsde", initialLogStd: -1, resampleEvery: 4 },
};

/** Every algorithm on a discrete and on a continuous environment, a few iterations each. */
const golden: Suite = {
  name: "golden",
  environments: {
    "CartPole-v1": { steps: 1500 },
    "Pendulum-v1": { steps: 1500 },
  },
  rows: [
    {
      algorithm: "reinforce",
      options: { episodes: 3 },
      environments: { "Pendulum-v1": { options: { episodes: 3, ...gsde } } },
    },
    {
      algorithm: "a2c",
      environments: {
        "Pendulum-v1": {
          options: { ...normalized, normalizeRewards: true, ...gsde },
        },
      },
    },
    {
      algorithm: "npg",
      options: { estimator: { kind: "gae", stepsPerEnvironment: 256 } },
    },
    {
      algorithm: "trpo",
      options: {
        ...normalized,
        estimator: { kind: "gae", stepsPerEnvironment: 256 },
        fisherFraction: 0.1,
      },
      environments: {
        "Pendulum-v1": {
          options: { estimator: { kind: "monte-carlo", episodes: 4 } },
        },
      },
    },
    {
      algorithm: "trpo-vine",
      options: { stepsPerEnvironment: 32, rolloutSet: 16, rolloutLength: 20 },
      environments: {
        "Pendulum-v1": { options: { actions: { kind: "sampled" }, value: {} } },
      },
    },
    {
      algorithm: "ppo",
      options: { stepsPerEnvironment: 512, entropyCoefficient: 0.01 },
      environments: {
        "Pendulum-v1": {
          options: {
            ...normalized,
            normalizeRewards: true,
            annealLearningRate: true,
            annealClipRatio: true,
            exploration: { kind: "independent", squash: true },
          },
        },
      },
    },
  ],
};

/** Digests of results, by revision. */
export interface GoldenDigests {
  /** The revision that they were made by. */
  readonly revision: number;
  /** `digests.result` by environment and row. */
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * The golden runs.
 *
 * @returns Their records under the present revision.
 */
export function goldenRecords(): RunRecord[] {
  return suiteCells(golden).map((cell) =>
    runRecord(cell, {
      suite: golden.name,
      seed: 1,
      engine: "wasm",
      algorithms,
    })
  );
}

/**
 * Trains the golden runs.
 *
 * @param options What compares their ONNX files with their policies, where it
 * is not onnxruntime.
 * @returns Their digests under the present revision.
 */
export async function goldenDigests(
  options: Pick<RunOptions, "checkExport"> = {},
): Promise<GoldenDigests> {
  const digests: Record<string, string> = {};
  for (const record of goldenRecords()) {
    // The revision is part of the record, and so of a result's digest.
    const { result } = await run(record, { ...options, algorithms });
    digests[`${record.environment}/${record.row}`] = result.digests.result;
  }
  return { revision, digests };
}
