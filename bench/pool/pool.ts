/**
 * A pool of workers: one run a worker, the longest runs first.
 *
 * @module
 */
import type { CheckpointError } from "../runs/checkpoint_error.ts";
import { expectedCost } from "./expected_cost.ts";
import { firstLine } from "../text/first_line.ts";
import type { RunOutcome } from "../runs/run.ts";
import type { RunRecord, RunResult } from "../results/run_result.ts";
import type { WorkerMessage, WorkerTask } from "./worker_protocol.ts";

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
export interface PoolOptions {
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
  const queue = records.toSorted((a, b) => expectedCost(b) - expectedCost(a));
  const count = Math.min(options.workers, queue.length);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const ask = () => Atomics.store(stop, 0, 1);
  options.signal?.addEventListener("abort", ask, { once: true });
  try {
    await Promise.all(
      Array.from({ length: count }, () => serveQueue(queue, stop, options)),
    );
  } finally {
    options.signal?.removeEventListener("abort", ask);
  }
}

async function serveQueue(
  queue: RunRecord[],
  stop: Int32Array,
  options: PoolOptions,
): Promise<void> {
  const { workerUrl, signal, checkpoints, onStart } = options;
  let worker: Worker | null = null;
  while (!signal?.aborted) {
    const record = queue.shift();
    if (!record) break;
    worker ??= new Worker(workerUrl, { type: "module" });
    onStart?.(record);
    const task = {
      record,
      checkpoint: checkpoints?.read(record) ?? null,
      checkpointEvery: checkpoints?.every ?? null,
      stop,
    };
    const end = await runInWorker(worker, task, options);
    if (end !== "crash") continue;
    worker.terminate();
    worker = null;
  }
  worker?.terminate();
}

/** Does a run; after a crash the worker is of no more use. */
function runInWorker(
  worker: Worker,
  task: WorkerTask,
  options: PoolOptions,
): Promise<"end" | "crash"> {
  const { record } = task;
  const { checkpoints, onResume, onSteps, onOutcome, onError } = options;
  const { promise, resolve, reject } = Promise.withResolvers<"end" | "crash">();
  const hear = (message: WorkerMessage): boolean => {
    switch (message.kind) {
      case "resumed":
        onResume?.(record, message.steps);
        return false;
      case "refused":
        checkpoints?.refuse(record, message);
        return false;
      case "steps":
        onSteps?.(record, message.steps, message.returns);
        return false;
      case "checkpoint":
        checkpoints?.write(record, message.bytes);
        return false;
      case "outcome":
        onOutcome(record, message.outcome);
        return true;
      case "error":
        onError(record, message.message);
        return true;
      case "stopped":
        return true;
    }
  };
  worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
    try {
      if (hear(data)) resolve("end");
    } catch (error) {
      reject(error);
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    onError(record, firstLine(event.message));
    resolve("crash");
  };
  worker.postMessage(task);
  return promise;
}
