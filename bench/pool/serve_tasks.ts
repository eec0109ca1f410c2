/**
 * The worker's side of a queue of tasks.
 *
 * @module
 */
import { firstLine } from "../text/first_line.ts";

/** The types of what a queue and its workers say to each other; all can be cloned. */
export interface Protocol {
  /** What a worker is to do. */
  readonly task: unknown;
  /** What it says of a task before its end. */
  readonly progress: unknown;
  /** What came of a task. */
  readonly answer: unknown;
}

/** What a worker says of the task that it was given. */
export type Said<P extends Protocol> =
  | { readonly kind: "progress"; readonly progress: P["progress"] }
  | { readonly kind: "answer"; readonly answer: P["answer"] }
  /** The task failed; one line. */
  | { readonly kind: "error"; readonly line: string };

/**
 * Makes this worker do the tasks that it is sent, one at a time.
 *
 * @param work Does a task, and may tell how far it is. What it throws is
 * carried back as one line.
 */
export function serveTasks<P extends Protocol>(
  work: (
    task: P["task"],
    tell: (progress: P["progress"]) => void,
  ) => P["answer"] | Promise<P["answer"]>,
): void {
  const scope = self as unknown as {
    onmessage: (event: MessageEvent<P["task"]>) => void;
    postMessage: (message: Said<P>) => void;
  };
  const tell = (progress: P["progress"]) =>
    scope.postMessage({ kind: "progress", progress });
  scope.onmessage = async ({ data }) => {
    try {
      scope.postMessage({ kind: "answer", answer: await work(data, tell) });
    } catch (error) {
      scope.postMessage({ kind: "error", line: firstLine(error) });
    }
  };
}
