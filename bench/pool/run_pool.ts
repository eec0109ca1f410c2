/**
 * A pool of workers: one run a worker, the longest runs first.
 *
 * @module
 */
import type { CheckpointError } from "../runs/checkpoint_error.ts";
import type { RunOutcome } from "../runs/run.ts";
import type { RunRecord } from "../results/run_record.ts";
import type { RunResult } from "../results/run_result.ts";
import type { RunProgress, RunProtocol } from "./serve_runs.ts";
import { openWorkQueue } from "./work_queue.ts";
import { algorithms } from "../../algorithms/mod.ts";

/** Where checkpoints are kept. */
export interface Checkpoints {
  /** Seconds of work between two checkpoints of a run. */
  readonly every: number;
  /** The checkpoint of a run; null where there is none. */
  read(record: RunRecord): Uint8Array | null;
  /** Keeps a checkpoint in the place of the one before. */
  write(record: RunRecord, bytes: Uint8Array): void;
  /** The checkpoint can't be used, and the run starts from its beginning. */
  refuse(
    record: RunRecord,
    error: Pick<CheckpointError, "reason" | "message">,
  ): void;
}

/** What the pool is made of, and who is told what happens. */
interface PoolOptions {
  /** How many workers run at once. */
  readonly workers: number;
  /** Module that calls `serveRuns`. */
  readonly workerUrl: URL;
  /** Ends the pool: its workers stop after their running iteration. */
  readonly signal?: AbortSignal;
  /** Where runs are kept that are stopped or killed; by default they are lost. */
  readonly checkpoints?: Checkpoints;
  /** A worker begins a run. */
  readonly onStart?: (record: RunRecord) => void;
  /** A run goes on from its checkpoint, at so many steps. */
  readonly onResume?: (record: RunRecord, steps: number) => void;
  /** A run has simulated so many steps, with these returns on its grid. */
  readonly onSteps?: (
    record: RunRecord,
    steps: number,
    returns: RunResult["curve"]["return"],
  ) => void;
  /** A run ended. */
  readonly onOutcome: (record: RunRecord, outcome: RunOutcome) => void;
  /** A run failed; the others go on. */
  readonly onError: (record: RunRecord, message: string) => void;
}

/**
 * Does runs in workers.
 *
 * @param records The runs, in any order.
 * @param options The pool.
 * @returns When every run ended or failed, or the signal ended the pool.
 */
export async function runPool(
  records: readonly RunRecord[],
  options: PoolOptions,
): Promise<void> {
  const { signal, checkpoints, onStart, onOutcome, onError } = options;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const ask = () => Atomics.store(stop, 0, 1);
  signal?.addEventListener("abort", ask, { once: true });
  try {
    using queue = openWorkQueue<RunProtocol>(
      options.workerUrl,
      options.workers,
    );
    const longestFirst = records
      .toSorted((a, b) => expectedCost(b) - expectedCost(a));
    await queue.work(longestFirst, {
      signal,
      begin(record) {
        onStart?.(record);
        return {
          record,
          checkpoint: checkpoints?.read(record) ?? null,
          checkpointEvery: checkpoints?.every ?? null,
          stop,
        };
      },
      onProgress: (record, progress) => hear(record, progress, options),
      onAnswer(record, outcome) {
        if (outcome) onOutcome(record, outcome);
      },
      onError,
    });
  } finally {
    signal?.removeEventListener("abort", ask);
  }
}

function hear(
  record: RunRecord,
  progress: RunProgress,
  { checkpoints, onResume, onSteps }: PoolOptions,
): void {
  switch (progress.kind) {
    case "resumed":
      return onResume?.(record, progress.steps);
    case "refused":
      return checkpoints?.refuse(record, progress);
    case "steps":
      return onSteps?.(record, progress.steps, progress.returns);
    case "checkpoint":
      return checkpoints?.write(record, progress.bytes);
  }
}

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
