/**
 * A queue of tasks, and the workers that do them.
 *
 * @module
 */
import { firstLine } from "../text/first_line.ts";

/** Workers, which stay from one list of items to the next; disposing it ends them. */
interface WorkQueue<P extends Protocol> extends Disposable {
  /**
   * Does a task for each item, one a worker at a time, in their order.
   *
   * @param items The items.
   * @param listener Makes the tasks, and is told what happens.
   * @returns When every task ended, or the signal ended the list.
   * @throws {unknown} What the listener throws; then no other task begins.
   */
  work<Item>(
    items: readonly Item[],
    listener: QueueListener<Item, P>,
  ): Promise<void>;
}

/** Makes the tasks of a list, and is told what happens. */
export interface QueueListener<Item, P extends Protocol> {
  /** Ends the list: no other task begins. */
  readonly signal?: AbortSignal;
  /** An item's turn has come; gives the task. */
  readonly begin: (item: Item) => P["task"];
  /** What a worker says of its task before the end. */
  readonly onProgress?: (item: Item, progress: P["progress"]) => void;
  /** A task ended. */
  readonly onAnswer: (item: Item, answer: P["answer"]) => void;
  /** A task failed or its worker broke down, for this reason in one line; the others go on. */
  readonly onError: (item: Item, line: string) => void;
}

/**
 * Opens a queue. A worker starts when there is a task for it.
 *
 * @param workerUrl Module that calls `serveTasks` with the same protocol.
 * @param workers How many tasks are done at once, ≥ 1.
 * @returns The queue.
 */
export function openWorkQueue<P extends Protocol>(
  workerUrl: URL,
  workers: number,
): WorkQueue<P> {
  const places: (Worker | null)[] = new Array(workers).fill(null);
  const end = (place: number) => {
    places[place]?.terminate();
    places[place] = null;
  };
  return {
    async work(items, listener) {
      const left = [...items];
      const serve = async (_: unknown, place: number) => {
        try {
          while (left.length > 0 && !listener.signal?.aborted) {
            const [item] = left.splice(0, 1);
            const task = listener.begin(item);
            const worker = places[place] ??= new Worker(workerUrl, {
              type: "module",
            });
            if (await ask(worker, { item, task, listener }) === "broken") {
              end(place);
            }
          }
        } catch (error) {
          left.length = 0;
          throw error;
        }
      };
      await Promise.all(places.slice(0, items.length).map(serve));
    },
    [Symbol.dispose]: () => places.forEach((_, place) => end(place)),
  };
}

/** A task that a worker is given. */
interface Turn<Item, P extends Protocol> {
  readonly item: Item;
  readonly task: P["task"];
  readonly listener: QueueListener<Item, P>;
}

/** Has a task done; a broken worker is of no more use. */
function ask<Item, P extends Protocol>(
  worker: Worker,
  { item, task, listener }: Turn<Item, P>,
): Promise<"ended" | "broken"> {
  const { onProgress, onAnswer, onError } = listener;
  const { promise, resolve, reject } = Promise.withResolvers<
    "ended" | "broken"
  >();
  const hear = (said: Said<P>) => {
    if (said.kind === "progress") return onProgress?.(item, said.progress);
    if (said.kind === "answer") onAnswer(item, said.answer);
    else onError(item, said.line);
    resolve("ended");
  };
  const orReject = (listen: () => void) => {
    try {
      listen();
    } catch (error) {
      reject(error);
    }
  };
  worker.onmessage = ({ data }: MessageEvent<Said<P>>) =>
    orReject(() => hear(data));
  worker.onerror = (event) => {
    event.preventDefault();
    orReject(() => onError(item, firstLine(event.message)));
    resolve("broken");
  };
  worker.postMessage(task);
  return promise;
}

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
type Said<P extends Protocol> =
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
