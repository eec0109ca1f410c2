/**
 * Which runs have to be done.
 *
 * @module
 */
import type { AlgorithmRegistry } from "../../../algorithms/algorithms.ts";
import { beginRun } from "../../runs/begin_run.ts";
import type { BenchArguments } from "./bench_arguments.ts";
import { removeCheckpoint } from "../../pool/checkpoint_files.ts";
import { findExistingRun } from "./find_existing_run.ts";
import type { ExistingRun } from "./find_existing_run.ts";
import type { RunRecord } from "../../results/run_record.ts";
import { UsageError } from "../../files/usage_error.ts";

/** A run that has to be done. */
export interface Task {
  /** The run. */
  readonly record: RunRecord;
  /** What lies in its place. */
  readonly existing: ExistingRun;
}

/**
 * Looks at the places of runs. Checkpoints of runs that are complete, which a
 * process may leave that is killed while it publishes, are removed.
 *
 * @param records The runs that are wanted.
 * @param wanted Where they lie, and whether others are replaced.
 * @returns Those that have to be done.
 * @throws {UsageError} In one line, if the result of another record lies in a
 * place and is not to be replaced.
 */
export function planTasks(
  records: readonly RunRecord[],
  { out, force }: BenchArguments,
): Task[] {
  const all = records
    .map((record) => ({ record, existing: findExistingRun(out, record) }));
  for (const { existing } of all) {
    if (existing.kind !== "other" || force) continue;
    throw new UsageError(
      `${existing.message}; use --force to replace it, or another --out`,
    );
  }
  return all.filter(({ record, existing }) => {
    if (existing.kind !== "complete") return true;
    removeCheckpoint(out, record);
    return false;
  });
}

/**
 * Brings each cell to its beginning once: options may not fit an environment.
 *
 * @param records The runs.
 * @param algorithms The algorithms by name.
 * @throws {UsageError} In one line, naming the cell.
 */
export async function checkOptions(
  records: readonly RunRecord[],
  algorithms: AlgorithmRegistry,
): Promise<void> {
  const cells = new Map(
    records.map((record) => [`${record.environment}/${record.row}`, record]),
  );
  for (const [cell, record] of cells) {
    try {
      const light = { ...record, engine: "reference" } as const;
      using _ = await beginRun(light, algorithms[record.algorithm]);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UsageError(`Cannot train ${cell}: ${error.message}`);
    }
  }
}
