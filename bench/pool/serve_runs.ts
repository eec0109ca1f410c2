/**
 * What the pool of runs and its workers say to each other.
 *
 * @module
 */
import type { AlgorithmRegistry } from "../../algorithms/algorithms.ts";
import { decodeCheckpoint, encodeCheckpoint } from "../runs/checkpoint.ts";
import type { Checkpoint } from "../runs/checkpoint.ts";
import { CheckpointError } from "../runs/checkpoint_error.ts";
import { run } from "../runs/run.ts";
import type { RunOptions, RunOutcome } from "../runs/run.ts";
import type { RunRecord } from "../results/run_record.ts";
import type { RunResult } from "../results/run_result.ts";
import { serveTasks } from "./work_queue.ts";

/** What the pool and its workers say to each other. */
export interface RunProtocol {
  /** A run, and where it goes on. */
  readonly task: RunTask;
  /** How far it is. */
  readonly progress: RunProgress;
  /** What it ended with; null where it was asked to stop, and did. */
  readonly answer: RunOutcome | null;
}

/** What a worker is to do. */
interface RunTask {
  /** The run. */
  readonly record: RunRecord;
  /** The checkpoint to go on from; null: from the beginning. */
  readonly checkpoint: Uint8Array | null;
  /** Seconds between two checkpoints; null: none are made. */
  readonly checkpointEvery: number | null;
  /** One number in shared memory: 1 asks to stop after the running iteration. */
  readonly stop: Int32Array;
}

/** What a worker says of a run before its end. */
export type RunProgress =
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
  | { readonly kind: "checkpoint"; readonly bytes: Uint8Array<ArrayBuffer> };

/** Milliseconds between two messages of progress. */
const reportEvery = 200;

/** Ends a run between two iterations. */
class Stopped extends Error {}

type Tell = (progress: RunProgress) => void;

/**
 * Makes this worker do the runs that it is sent, one at a time.
 *
 * @param algorithms The algorithms by name.
 */
export function serveRuns(algorithms: AlgorithmRegistry): void {
  serveTasks<RunProtocol>(async (task, tell) => {
    try {
      return await goOnOrBegin(task, {
        algorithms,
        onResume: (steps) => tell({ kind: "resumed", steps }),
        onSteps: reportSteps(tell),
        onPause: keepCheckpoints(task, tell),
      }, tell);
    } catch (error) {
      if (error instanceof Stopped) return null;
      throw error;
    }
  });
}

async function goOnOrBegin(
  { record, checkpoint }: RunTask,
  options: RunOptions,
  tell: Tell,
): Promise<RunOutcome> {
  if (checkpoint) {
    try {
      const from = decodeCheckpoint(checkpoint, record);
      return await run(record, { ...options, from });
    } catch (error) {
      if (!(error instanceof CheckpointError)) throw error;
      const { reason, message } = error;
      tell({ kind: "refused", reason, message });
    }
  }
  return await run(record, options);
}

function reportSteps(tell: Tell): NonNullable<RunOptions["onSteps"]> {
  let reported = performance.now();
  return (steps, curve) => {
    const now = performance.now();
    if (now - reported < reportEvery) return;
    reported = now;
    tell({ kind: "steps", steps, returns: curve().return });
  };
}

function keepCheckpoints(
  { record, checkpointEvery, stop }: RunTask,
  tell: Tell,
): (checkpoint: () => Checkpoint) => void {
  const interval = 1000 * (checkpointEvery ?? Infinity);
  let kept = performance.now();
  return (checkpoint) => {
    const stopped = Atomics.load(stop, 0) === 1;
    const wanted = checkpointEvery !== null && stopped;
    if (wanted || performance.now() - kept >= interval) {
      const bytes = encodeCheckpoint(checkpoint(), record);
      tell({ kind: "checkpoint", bytes });
      kept = performance.now();
    }
    if (stopped) throw new Stopped();
  };
}
