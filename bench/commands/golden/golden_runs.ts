/**
 * Short runs whose digests are pinned, so that no change of bytes goes unseen.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { environments } from "../../../envs/mod.ts";
import { type RunRecord, runRecord } from "../../results/run_record.ts";
import { revision } from "../../results/revision.ts";
import { run } from "../../runs/run.ts";
import type { RunOptions } from "../../runs/run.ts";
import { suiteCells } from "../../suites/suite.ts";
import type { Suite } from "../../suites/suite.ts";

const golden = [...environments.values()]
  .filter(({ goldenSteps }) => goldenSteps !== undefined);

/** Every algorithm on every environment that has golden runs, a few iterations each. */
const suite: Suite = {
  name: "golden",
  environments: Object.fromEntries(
    golden.map(({ id, goldenSteps }) => [id, { steps: goldenSteps! }]),
  ),
  rows: Object.values(algorithms).map(({ name, golden: options }) => ({
    algorithm: name,
    environments: Object.fromEntries(
      golden.map((
        { id, actionSpace },
      ) => [id, { options: options[actionSpace.kind] }]),
    ),
  })),
};

/** Digests of results, by revision. */
interface GoldenDigests {
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
  return suiteCells(suite).map((cell) =>
    runRecord(cell, {
      suite: suite.name,
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
