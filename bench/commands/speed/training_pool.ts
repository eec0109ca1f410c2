/**
 * Training on several cores, without evaluation and files.
 *
 * @module
 */
import { firstLine } from "../../text/first_line.ts";
import type { RunRecord } from "../../results/run_result.ts";

/** Workers that stay warm from one list of runs to the next; disposing it ends them. */
export interface TrainingPool extends Disposable {
  /**
   * Trains, one run a worker at a time.
   *
   * @param records The runs.
   * @returns How many steps they simulated together.
   * @throws {Error} What a run threw, or why a worker ended.
   */
  train(records: readonly RunRecord[]): Promise<number>;
}

/**
 * Starts workers.
 *
 * @param count How many, ≥ 1.
 * @returns The pool.
 */
export function startTrainingPool(count: number): TrainingPool {
  const url = new URL("./training_worker.ts", import.meta.url);
  const workers = Array.from(
    { length: count },
    () => new Worker(url, { type: "module" }),
  );
  return {
    async train(records) {
      const queue = [...records];
      let steps = 0;
      await Promise.all(workers.map(async (worker) => {
        for (let record = queue.shift(); record; record = queue.shift()) {
          const trained = await trainInWorker(worker, record);
          steps += trained;
        }
      }));
      return steps;
    },
    [Symbol.dispose]() {
      for (const worker of workers) worker.terminate();
    },
  };
}

function trainInWorker(worker: Worker, record: RunRecord): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  worker.onmessage = ({ data }: MessageEvent<number | Error>) => {
    if (typeof data === "number") resolve(data);
    else reject(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    reject(new Error(firstLine(event.message)));
  };
  worker.postMessage(record);
  return promise;
}
