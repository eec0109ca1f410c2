/**
 * A pool of workers: one run a worker, the longest runs first.
 *
 * @module
 */
import type { RunOutcome } from "./run.ts";
import type { RunRecord } from "./run_result.ts";
import { expectedCost } from "./expected_cost.ts";
import type { WorkerMessage } from "./worker_protocol.ts";

/** What the pool is made of, and who is told what happens. */
export interface PoolOptions {
  /** How many workers run at once. */
  readonly workers: number;
  /** Module that calls `serveRuns`. */
  readonly workerUrl: URL;
  /** Ends the pool: its workers stop where they are. */
  readonly signal?: AbortSignal;
  /** A worker begins a run. */
  readonly onStart?: (record: RunRecord) => void;
  /** A run has simulated so many steps. */
  readonly onSteps?: (record: RunRecord, steps: number) => void;
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
  await Promise.all(
    Array.from({ length: count }, () => serveQueue(queue, options)),
  );
}

async function serveQueue(
  queue: RunRecord[],
  options: PoolOptions,
): Promise<void> {
  const { workerUrl, signal, onStart, onSteps, onOutcome, onError } = options;
  let worker: Worker | null = null;
  while (!signal?.aborted) {
    const record = queue.shift();
    if (!record) break;
    worker ??= new Worker(workerUrl, { type: "module" });
    onStart?.(record);
    const end = await runInWorker(
      worker,
      record,
      signal,
      (steps) => onSteps?.(record, steps),
    );
    if (end.kind === "outcome") onOutcome(record, end.outcome);
    if (end.kind === "error") onError(record, end.message);
    if (end.kind !== "crash") continue;
    onError(record, end.message);
    worker.terminate();
    worker = null;
  }
  worker?.terminate();
}

/** How a run in a worker ends. After a crash the worker is of no more use. */
type End =
  | Exclude<WorkerMessage, { kind: "steps" }>
  | { readonly kind: "crash"; readonly message: string }
  | { readonly kind: "aborted" };

function runInWorker(
  worker: Worker,
  record: RunRecord,
  signal: AbortSignal | undefined,
  onSteps: (steps: number) => void,
): Promise<End> {
  const { promise, resolve } = Promise.withResolvers<End>();
  const abort = () => resolve({ kind: "aborted" });
  signal?.addEventListener("abort", abort, { once: true });
  worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
    if (data.kind === "steps") onSteps(data.steps);
    else resolve(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    resolve({ kind: "crash", message: event.message.split("\n", 1)[0] });
  };
  worker.postMessage(record);
  return promise.finally(() => signal?.removeEventListener("abort", abort));
}
