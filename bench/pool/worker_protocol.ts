/**
 * What the pool and its workers say to each other.
 *
 * @module
 */
import { firstLine } from "../text/first_line.ts";
import type { AlgorithmRegistry } from "../../algorithms/algorithms.ts";
import { decodeCheckpoint, encodeCheckpoint } from "../runs/checkpoint.ts";
import type { Checkpoint } from "../runs/checkpoint.ts";
import { CheckpointError } from "../runs/checkpoint_error.ts";
import { run } from "../runs/run.ts";
import type { RunOptions, RunOutcome } from "../runs/run.ts";
import type { RunRecord, RunResult } from "../results/run_result.ts";

/** What a worker is to do. */
export interface WorkerTask {
  /** The run. */
  readonly record: RunRecord;
  /** The checkpoint to go on from; null: from the beginning. */
  readonly checkpoint: Uint8Array | null;
  /** Seconds between two checkpoints; null: none are made. */
  readonly checkpointEvery: number | null;
  /** One number in shared memory: 1 asks to stop after the running iteration. */
  readonly stop: Int32Array;
}

/** What a worker says of the run that it was given. */
export type WorkerMessage =
  /** The run goes on from its checkpoint, at so many steps. */
  | { readonly kind: "resumed"; readonly steps: number }
  /** The checkpoint can't be used; the run starts from its beginning. */
  | {
    readonly kind: "refused";
    readonly reason: CheckpointError["reason"];
    /** One line. */
    readonly message: string;
  }
  /** How far the run is; said a few times a second. */
  | {
    readonly kind: "steps";
    /** Environment steps simulated so far. */
    readonly steps: number;
    /** Mean training return at each point of the grid; null where there is none yet. */
    readonly returns: RunResult["curve"]["return"];
  }
  /** Where the run stands. */
  | { readonly kind: "checkpoint"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The run was asked to stop, and did. */
  | { readonly kind: "stopped" }
  /** The run ended. */
  | { readonly kind: "outcome"; readonly outcome: RunOutcome }
  /** The run failed; one line. */
  | { readonly kind: "error"; readonly message: string };

/** Milliseconds between two messages of progress. */
const reportEvery = 200;

/** Ends a run between two iterations. */
class Stopped extends Error {}

type Post = (message: WorkerMessage, transfer?: Transferable[]) => void;

/**
 * Makes this worker do the runs that it is sent, one at a time.
 *
 * @param algorithms The algorithms by name.
 */
export function serveRuns(algorithms: AlgorithmRegistry): void {
  const scope = self as unknown as {
    onmessage: (event: MessageEvent<WorkerTask>) => void;
    postMessage: Post;
  };
  const post: Post = (message, transfer) =>
    scope.postMessage(message, transfer);
  scope.onmessage = async ({ data: task }) => {
    try {
      const outcome = await goOnOrBegin(task, {
        algorithms,
        onResume: (steps) => post({ kind: "resumed", steps }),
        onSteps: reportSteps(post),
        onPause: keepCheckpoints(task, post),
      }, post);
      const files = outcome.stages.map(({ onnx }) => onnx);
      if (outcome.onnx) files.push(outcome.onnx);
      const transfer = files.map(({ buffer }) => buffer);
      post({ kind: "outcome", outcome }, transfer);
    } catch (error) {
      if (error instanceof Stopped) post({ kind: "stopped" });
      else post({ kind: "error", message: firstLine(error) });
    }
  };
}

async function goOnOrBegin(
  { record, checkpoint }: WorkerTask,
  options: RunOptions,
  post: Post,
): Promise<RunOutcome> {
  if (checkpoint) {
    try {
      const from = decodeCheckpoint(checkpoint, record);
      return await run(record, { ...options, from });
    } catch (error) {
      if (!(error instanceof CheckpointError)) throw error;
      const { reason, message } = error;
      post({ kind: "refused", reason, message });
    }
  }
  return await run(record, options);
}

function reportSteps(post: Post): NonNullable<RunOptions["onSteps"]> {
  let reported = performance.now();
  return (steps, curve) => {
    const now = performance.now();
    if (now - reported < reportEvery) return;
    reported = now;
    post({ kind: "steps", steps, returns: curve().return });
  };
}

function keepCheckpoints(
  { record, checkpointEvery, stop }: WorkerTask,
  post: Post,
): (checkpoint: () => Checkpoint) => void {
  const interval = 1000 * (checkpointEvery ?? Infinity);
  let kept = performance.now();
  return (checkpoint) => {
    const stopped = Atomics.load(stop, 0) === 1;
    const wanted = checkpointEvery !== null && stopped;
    if (wanted || performance.now() - kept >= interval) {
      const bytes = encodeCheckpoint(checkpoint(), record);
      post({ kind: "checkpoint", bytes }, [bytes.buffer]);
      kept = performance.now();
    }
    if (stopped) throw new Stopped();
  };
}
