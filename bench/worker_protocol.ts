/**
 * What the pool and its workers say to each other.
 *
 * @module
 */
import type { AlgorithmRegistry } from "./algorithm_registry.ts";
import { run } from "./run.ts";
import type { RunOutcome } from "./run.ts";
import type { RunRecord } from "./run_result.ts";

/** What a worker says of the run that it was given. */
export type WorkerMessage =
  /** Environment steps simulated so far; said a few times a second. */
  | { readonly kind: "steps"; readonly steps: number }
  /** The run ended. */
  | { readonly kind: "outcome"; readonly outcome: RunOutcome }
  /** The run failed; one line. */
  | { readonly kind: "error"; readonly message: string };

/** Milliseconds between two messages of progress. */
const reportEvery = 200;

/**
 * Makes this worker do the runs whose records it is sent, one at a time.
 *
 * @param algorithms The algorithms by name.
 */
export function serveRuns(algorithms: AlgorithmRegistry): void {
  const scope = self as unknown as {
    onmessage: (event: MessageEvent<RunRecord>) => void;
    postMessage(message: WorkerMessage, transfer?: Transferable[]): void;
  };
  scope.onmessage = async ({ data: record }) => {
    let reported = performance.now();
    const onSteps = (steps: number) => {
      const now = performance.now();
      if (now - reported < reportEvery) return;
      reported = now;
      scope.postMessage({ kind: "steps", steps });
    };
    try {
      const outcome = await run(record, { algorithms, onSteps });
      const transfer = outcome.onnx ? [outcome.onnx.buffer] : [];
      scope.postMessage({ kind: "outcome", outcome }, transfer);
    } catch (error) {
      scope.postMessage({ kind: "error", message: firstLine(error) });
    }
  };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error
    ? error.message || error.name
    : String(error);
  return text.split("\n", 1)[0];
}
